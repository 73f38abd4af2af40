using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Articles.Documents;
using Nashra.Database;
using Nashra.Localization;

namespace Nashra.Feeds;

/// <summary>What a feed is about and which articles stand in it.</summary>
public sealed record Feed(string Title, string Description, string Path, IReadOnlyList<FeedItem> Items);

public sealed record FeedItem(Article Article, string Html);

/// <summary>The newest articles of the paper, a section, a topic or an author, whole.</summary>
public sealed class FeedSource(NewsDb db, Edition edition, TimeProvider clock)
{
    private const int Length = 30;

    public async Task<Feed?> FindAsync(string kind, string slug, CancellationToken cancel) => kind switch
    {
        "s" => await db.Sections.AsNoTracking().FirstOrDefaultAsync(section => section.Slug == slug, cancel) is { } section
            ? await OfAsync(section.Name, section.Description, Addresses.Section(slug), Listed.Where(a => a.SectionId == section.Id).LatestFirst(), cancel) : null,
        "t" => await db.Topics.AsNoTracking().FirstOrDefaultAsync(topic => topic.Slug == slug, cancel) is { } topic
            ? await OfAsync(topic.Name, topic.Description, Addresses.Topic(slug), Listed.AboutTopic(db, topic.Id), cancel) : null,
        "by" => await db.Authors.AsNoTracking().FirstOrDefaultAsync(author => author.Slug == slug, cancel) is { } author
            ? await OfAsync(author.Name, author.Bio, Addresses.Author(slug), Listed.SignedBy(db, author.Id), cancel) : null,
        _ => null,
    };

    public Task<Feed> OfThePaperAsync(CancellationToken cancel) => OfAsync(null, edition.Paper.Tagline, "/", Listed.LatestFirst(), cancel);

    /// <summary>Chosen articles in their order, whole.</summary>
    public async Task<Feed> OfArticlesAsync(string? title, string description, string path, IReadOnlyList<long> articleIds, CancellationToken cancel)
    {
        var ids = articleIds.ToList();
        var found = await db.Articles.AsNoTracking().AsSplitQuery()
            .Include(a => a.Section).Include(a => a.Authors).ThenInclude(signed => signed.Author).Include(a => a.Corrections)
            .Where(a => ids.Contains(a.Id)).ToListAsync(cancel);
        var html = new DocumentHtml(edition.Paper.Digits, DocumentChannel.Feed, edition.Site);
        var items = found.OrderBy(article => ids.IndexOf(article.Id)).Select(article => new FeedItem(article, html.Render(article.Body))).ToList();
        return new Feed(title is null ? edition.Paper.Name : $"{title} · {edition.Paper.Name}", description, path, items);
    }

    private IQueryable<Article> Listed => db.Articles.Listed(clock.GetUtcNow());

    private async Task<Feed> OfAsync(string? title, string description, string path, IQueryable<Article> articles, CancellationToken cancel)
    {
        var ids = await articles.Select(a => a.Id).Take(Length).ToListAsync(cancel);
        return await OfArticlesAsync(title, description, path, ids, cancel);
    }
}
