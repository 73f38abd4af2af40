using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;

namespace Nashra.Newsletters;

/// <summary>Which articles an issue prints, by the rule of its newsletter.</summary>
public sealed class IssueContents(NewsDb db, TimeProvider clock)
{
    private const int MostOfOneSection = 2;
    private const int Pool = 60;

    /// <summary>What is new since the newsletter last appeared.</summary>
    public async Task<IReadOnlyList<ArticleCard>> NewAsync(Newsletter newsletter, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var since = newsletter.Kind == NewsletterKind.Weekly ? now.AddDays(-7) : now.AddHours(-24);
        return Chosen(newsletter, await PoolOf(newsletter).Where(a => a.PublishedAt > since).Take(Pool).AsCards().ToListAsync(cancel));
    }

    /// <summary>What is newest, however old: when a person wants an issue, it is not empty for want of news.</summary>
    public async Task<IReadOnlyList<ArticleCard>> NewestAsync(Newsletter newsletter, CancellationToken cancel) =>
        Chosen(newsletter, await PoolOf(newsletter).Take(Pool).AsCards().ToListAsync(cancel));

    /// <summary>The article of an alert: the one named, or the newest.</summary>
    public Task<ArticleCard?> OneAsync(long? articleId, CancellationToken cancel) =>
        db.Articles.Listed(clock.GetUtcNow()).Where(a => articleId == null || a.Id == articleId).LatestFirst().AsCards().FirstOrDefaultAsync(cancel);

    private IQueryable<Article> PoolOf(Newsletter newsletter) =>
        db.Articles.Listed(clock.GetUtcNow()).Where(a => newsletter.SectionId == null || a.SectionId == newsletter.SectionId).LatestFirst();

    // The whole paper in a few lines: no section fills the letter while others have news.
    private static List<ArticleCard> Chosen(Newsletter newsletter, List<ArticleCard> latest)
    {
        if (newsletter.SectionId is not null)
        {
            return [.. latest.Take(newsletter.MostArticles)];
        }

        var spread = latest.GroupBy(card => card.SectionId).SelectMany(section => section.Take(MostOfOneSection)).Take(newsletter.MostArticles).ToList();
        return [.. spread.UnionBy(latest, card => card.Id).Take(newsletter.MostArticles).OrderByDescending(card => card.PublishedAt)];
    }
}
