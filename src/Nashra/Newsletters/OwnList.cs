using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.ForYou;
using Nashra.Localization;
using Nashra.Readers;
using Nashra.Saved;

namespace Nashra.Newsletters;

/// <summary>What one reader's copy says: the list of «لك» itself with its reasons, or what is saved and still unread.</summary>
public sealed class OwnList(NewsDb db, Profiles profiles, TailoredList list, Edition edition)
{
    public async Task<IReadOnlyList<PersonalItem>> OfAsync(Newsletter newsletter, long? readerId, CancellationToken cancel)
    {
        var reader = readerId is { } id && await db.Readers.AnyAsync(reader => reader.Id == id, cancel) ? readerId : null;
        return newsletter.Kind == NewsletterKind.Reminder ? await UnreadAsync(reader, newsletter.MostArticles, cancel)
            : reader is { } known ? await TailoredAsync(known, newsletter.MostArticles, cancel)
            : await LatestAsync(newsletter.MostArticles, cancel);
    }

    private async Task<IReadOnlyList<PersonalItem>> TailoredAsync(long readerId, int count, CancellationToken cancel)
    {
        var items = await list.OfAsync(readerId, await profiles.OfAsync(readerId, cancel), cancel);
        return [.. items.Take(count).Select(item => new PersonalItem(item.Card.Id, ReasonWords.TextOf(item, edition)))];
    }

    private async Task<IReadOnlyList<PersonalItem>> UnreadAsync(long? readerId, int count, CancellationToken cancel)
    {
        if (readerId is not { } id)
        {
            return [];
        }

        var readable = db.Articles.Visible(edition.Now);
        var unread = await db.SavedArticles.Of(id, SavedTab.Unread).Where(s => readable.Any(a => a.Id == s.ArticleId))
            .InOrder(SavedOrder.NewestFirst).Take(count).Select(s => new { s.ArticleId, s.SavedAt }).ToListAsync(cancel);
        return [.. unread.Select(saved => new PersonalItem(saved.ArticleId, edition.Say.Say("newsletters.reason.saved", edition.Ago(saved.SavedAt))))];
    }

    // An address without an account gets the latest, and is told so.
    private async Task<IReadOnlyList<PersonalItem>> LatestAsync(int count, CancellationToken cancel)
    {
        var latest = await db.Articles.Listed(edition.Now).LatestFirst().Take(count).Select(a => a.Id).ToListAsync(cancel);
        return [.. latest.Select(article => new PersonalItem(article, edition.Say["newsletters.reason.latest"]))];
    }
}
