using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Following;
using Nashra.ForYou;
using Nashra.Localization;
using Nashra.Platform;
using Nashra.Readers;
using Nashra.Saved;

namespace Nashra.Newsletters;

/// <summary>What each reader's copy says: the list of «لك» itself with its reasons, or what is saved and still unread. Asked for many at once.</summary>
public sealed class OwnList(NewsDb db, Profiles profiles, TailoredList list, LatestChange latest, PhraseBook book, TimeProvider clock)
{
    /// <returns>A list for each, in their order.</returns>
    /// <param name="newsletter">What kind of list, and how long.</param>
    /// <param name="readerIds">Null for an address without an account.</param>
    /// <param name="cancel">Stops the choosing.</param>
    public async Task<IReadOnlyList<IReadOnlyList<PersonalItem>>> OfAsync(Newsletter newsletter, IReadOnlyList<long?> readerIds, CancellationToken cancel)
    {
        var edition = new Edition(latest.Publication, book, clock.GetUtcNow());
        HashSet<long> known = [.. readerIds.OfType<long>()];
        var lists = newsletter.Kind == NewsletterKind.Reminder
            ? await UnreadAsync(known, newsletter.MostArticles, edition, cancel)
            : await TailoredAsync(known, newsletter.MostArticles, edition, cancel);
        IReadOnlyList<PersonalItem> others = newsletter.Kind == NewsletterKind.Reminder || readerIds.All(id => id is { } reader && lists.ContainsKey(reader))
            ? []
            : await LatestAsync(newsletter.MostArticles, edition, cancel);
        return [.. readerIds.Select(id => id is { } reader && lists.TryGetValue(reader, out var own) ? own : others)];
    }

    private async Task<Dictionary<long, IReadOnlyList<PersonalItem>>> TailoredAsync(HashSet<long> readerIds, int count, Edition edition, CancellationToken cancel)
    {
        var rules = ListRules.Default with { Length = count };
        var readers = (await profiles.OfAsync(readerIds, cancel)).ToArray();
        var ranked = readers.Zip(await list.RankAsync([.. readers.Select(reader => reader.Value.Profile)], rules, cancel)).ToDictionary(pair => pair.First.Key, pair => pair.Second);

        // First for all together, so that no reader's list asks again for what another's has brought.
        var (known, lists) = (new KnownItems(), new Dictionary<long, IReadOnlyList<PersonalItem>>(ranked.Count));
        await list.ItemsAsync(null, [.. ranked.Values.SelectMany(articles => articles).DistinctBy(article => (article.ArticleId, article.Reason))], known, cancel);
        foreach (var (id, articles) in ranked)
        {
            lists[id] = [.. (await list.ItemsAsync(id, articles, known, cancel)).Select(item => new PersonalItem(item.Card.Id, ReasonWords.TextOf(item, edition)) { IsOwnWords = item.Subject?.Kind.IsOwnWords() == true })];
        }

        return lists;
    }

    private async Task<Dictionary<long, IReadOnlyList<PersonalItem>>> UnreadAsync(HashSet<long> readerIds, int count, Edition edition, CancellationToken cancel)
    {
        var (saved, readable) = (db.SavedArticles, db.Articles.Visible(edition.Now));
        var unread = await db.Readers.Where(r => EF.Parameter(readerIds).Contains(r.Id))
            .SelectMany(r => saved.Where(s => s.ReaderId == r.Id && s.Place == SavedPlace.Unread && readable.Any(a => a.Id == s.ArticleId)).OrderByDescending(s => s.SavedAt).ThenByDescending(s => s.ArticleId).Take(count))
            .Select(s => new { s.ReaderId, s.ArticleId, s.SavedAt }).ToListAsync(cancel);
        return unread.GroupBy(one => one.ReaderId).ToDictionary(
            own => own.Key,
            IReadOnlyList<PersonalItem> (own) => [.. own.OrderByDescending(one => one.SavedAt).ThenByDescending(one => one.ArticleId).Select(one => new PersonalItem(one.ArticleId, edition.Say.Say("newsletters.reason.saved", edition.Ago(one.SavedAt))))]);
    }

    // An address without an account gets the latest, and is told so.
    private async Task<IReadOnlyList<PersonalItem>> LatestAsync(int count, Edition edition, CancellationToken cancel)
    {
        var latest = await db.Articles.Listed(edition.Now).LatestFirst().Take(count).Select(a => a.Id).ToListAsync(cancel);
        return [.. latest.Select(article => new PersonalItem(article, edition.Say["newsletters.reason.latest"]))];
    }
}
