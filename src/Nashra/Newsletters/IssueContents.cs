using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;

namespace Nashra.Newsletters;

/// <summary>Which articles an issue prints, by the rule of its newsletter.</summary>
public sealed class IssueContents(NewsDb db, MostReadCards mostRead, TimeProvider clock)
{
    private const int MostOfOneSection = 2;
    private const int Pool = 60;

    /// <summary>What is new since the newsletter last appeared.</summary>
    public async Task<IReadOnlyList<ArticleCard>> NewAsync(Newsletter newsletter, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var since = newsletter.IsWeekly ? now.AddDays(-7) : now.AddHours(-24);
        if (newsletter.Rule == NewsletterRule.MostRead)
        {
            return await MostReadAsync(newsletter, cancel);
        }

        return Chosen(newsletter, await PoolOf(newsletter).Where(a => a.PublishedAt > since).Take(Pool).AsCards().ToListAsync(cancel));
    }

    /// <summary>What is newest, however old: when a person wants an issue, it is not empty for want of news.</summary>
    public async Task<IReadOnlyList<ArticleCard>> NewestAsync(Newsletter newsletter, CancellationToken cancel) =>
        Chosen(newsletter, await PoolOf(newsletter).Take(Pool).AsCards().ToListAsync(cancel));

    /// <summary>The article of an alert: the one named, or the newest.</summary>
    public Task<ArticleCard?> OneAsync(long? articleId, CancellationToken cancel) =>
        db.Articles.Listed(clock.GetUtcNow()).Where(a => articleId == null || a.Id == articleId).LatestFirst().AsCards().FirstOrDefaultAsync(cancel);

    /// <summary>The named articles as they stand now, in their order; without those that readers may not see.</summary>
    public async Task<IReadOnlyList<ArticleCard>> NamedAsync(IEnumerable<long> articleIds, CancellationToken cancel)
    {
        var ids = articleIds.ToList();
        var cards = await db.Articles.Visible(clock.GetUtcNow()).Where(a => ids.Contains(a.Id)).AsCards().ToDictionaryAsync(card => card.Id, cancel);
        return [.. ids.Where(cards.ContainsKey).Select(id => cards[id])];
    }

    private IQueryable<Article> PoolOf(Newsletter newsletter)
    {
        var listed = db.Articles.Listed(clock.GetUtcNow()).Where(a => newsletter.SectionId == null || a.SectionId == newsletter.SectionId);
        return newsletter.TopicId is { } topic ? listed.AboutTopic(db, topic)
            : newsletter.AuthorId is { } author ? listed.SignedBy(db, author)
            : listed.LatestFirst();
    }

    private async Task<IReadOnlyList<ArticleCard>> MostReadAsync(Newsletter newsletter, CancellationToken cancel) =>
        [.. (await mostRead(Pool, cancel)).Where(card => newsletter.SectionId is null || card.SectionId == newsletter.SectionId).Take(newsletter.MostArticles)];

    // The whole paper in a few lines: no section fills the letter while others have news.
    private static List<ArticleCard> Chosen(Newsletter newsletter, List<ArticleCard> latest)
    {
        if (newsletter.SectionId is not null || newsletter.TopicId is not null || newsletter.AuthorId is not null)
        {
            return [.. latest.Take(newsletter.MostArticles)];
        }

        var spread = latest.GroupBy(card => card.SectionId).SelectMany(section => section.Take(MostOfOneSection)).Take(newsletter.MostArticles).ToList();
        return [.. spread.UnionBy(latest, card => card.Id).Take(newsletter.MostArticles).OrderByDescending(card => card.PublishedAt)];
    }
}

/// <summary>What readers opened most lately, most first; wired where the paper is put together, for newsletters do not know the counter.</summary>
public delegate Task<IReadOnlyList<ArticleCard>> MostReadCards(int count, CancellationToken cancel);
