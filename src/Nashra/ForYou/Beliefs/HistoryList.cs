using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Layout;

namespace Nashra.ForYou;

/// <summary>What a reader opened, the latest first.</summary>
public sealed class HistoryList(NewsDb db, TimeProvider clock)
{
    public async Task<Paged<HistoryLine>> OfAsync(long readerId, int size, int page, CancellationToken cancel)
    {
        var readable = db.Articles.Visible(clock.GetUtcNow());
        var rows = await db.Readings.Where(r => r.ReaderId == readerId)
            .OrderByDescending(r => r.OpenedAt).ThenByDescending(r => r.ArticleId)
            .Skip((page - 1) * size).Take(size + 1)
            .Select(r => new HistoryLine(r.ArticleId, readable.Where(a => a.Id == r.ArticleId).Select(a => a.Headline).FirstOrDefault(), readable.Where(a => a.Id == r.ArticleId).Select(a => a.Slug).FirstOrDefault(), r.OpenedAt, r.FinishedAt))
            .ToListAsync(cancel);
        return Paged<HistoryLine>.Of(rows, size, page);
    }
}

/// <param name="ArticleId">What was opened.</param>
/// <param name="Headline">Null when it may not be read any more.</param>
/// <param name="Slug">As its address says it now.</param>
/// <param name="OpenedAt">For the first time.</param>
/// <param name="FinishedAt">Null when its end was not seen.</param>
public sealed record HistoryLine(long ArticleId, string? Headline, string? Slug, DateTimeOffset OpenedAt, DateTimeOffset? FinishedAt)
{
    public string Address => Addresses.Article(ArticleId, Slug ?? "");
}
