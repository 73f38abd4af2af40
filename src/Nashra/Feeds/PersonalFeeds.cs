using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.ForYou;
using Nashra.Localization;
using Nashra.Readers;
using Nashra.Saved;

namespace Nashra.Feeds;

/// <summary>A reader's own feeds: «لك» with its reasons, and what was saved. Whoever has the address reads them, until it is revoked.</summary>
public sealed class PersonalFeeds(NewsDb db, AccessKeys keys, Profiles profiles, TailoredList tailored, FeedSource source, Edition edition, TimeProvider clock)
{
    private const int Length = 30;

    /// <summary>Null when the token opens no feeds.</summary>
    public async Task<Feed?> FindAsync(string token, string kind, CancellationToken cancel) =>
        await keys.FindAsync(token, cancel) is { } key && key.Scopes.HasFlag(AccessScopes.Feeds)
            ? await (kind == "saved" ? SavedAsync(key.ReaderId, cancel) : NewsAsync(key.ReaderId, cancel))
            : null;

    private async Task<Feed> NewsAsync(long readerId, CancellationToken cancel)
    {
        var reader = await profiles.OfAsync(readerId, cancel);
        if (!reader.IsTailored)
        {
            return await source.OfThePaperAsync(cancel);
        }

        var items = (await tailored.OfAsync(readerId, reader, cancel)).Take(Length).ToList();
        var feed = await source.OfArticlesAsync(edition.Say["for_you.title"], edition.Say["for_you.known"], "/for-you", items.ConvertAll(item => item.Card.Id), cancel);
        var reasons = items.ToDictionary(item => item.Card.Id, item => ReasonWords.TextOf(item, edition));
        return feed with { Items = [.. feed.Items.Select(item => item with { Html = $"<p><b>{Platform.Html.Encode(reasons[item.Article.Id])}</b></p>{item.Html}" })] };
    }

    private async Task<Feed> SavedAsync(long readerId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var readable = db.Articles.Visible(now);
        var ids = await db.SavedArticles.Of(readerId).InOrder(SavedOrder.NewestFirst).Where(saved => readable.Any(a => a.Id == saved.ArticleId)).Select(saved => saved.ArticleId).Take(Length).ToListAsync(cancel);
        return await source.OfArticlesAsync(edition.Say["layout.saved"], edition.Say["layout.saved"], "/saved", ids, cancel);
    }
}
