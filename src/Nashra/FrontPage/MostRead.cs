using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.ForYou;

namespace Nashra.FrontPage;

/// <summary>What readers opened most in the last three days.</summary>
public sealed class MostRead(NewsDb db, TimeProvider clock)
{
    private const int Hours = 72;

    public async Task<IReadOnlyList<ArticleCard>> CardsAsync(int count, CancellationToken cancel)
    {
        var since = (clock.GetUtcNow().ToUnixTimeSeconds() / 3600) - Hours;
        var ids = await db.Set<ArticleViews>().Where(views => views.Hour >= since)
            .GroupBy(views => views.ArticleId)
            .OrderByDescending(article => article.Sum(views => views.Views)).ThenByDescending(article => article.Key)
            .Take(count * 2).Select(article => article.Key).ToListAsync(cancel);
        var cards = await db.Articles.Listed(clock.GetUtcNow()).Where(a => ids.Contains(a.Id)).AsCards().ToListAsync(cancel);
        return [.. cards.OrderBy(card => ids.IndexOf(card.Id)).Take(count)];
    }

    /// <summary>The same openings hour by hour, for what is tailored.</summary>
    public async Task<IReadOnlyList<HourOfViews>> HoursAsync(long sinceHour, CancellationToken cancel) =>
        await db.Set<ArticleViews>().Where(views => views.Hour >= sinceHour).Select(views => new HourOfViews(views.ArticleId, views.Hour, views.Views)).ToListAsync(cancel);
}
