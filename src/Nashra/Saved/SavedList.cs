using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Layout;
using Nashra.Readers;

namespace Nashra.Saved;

/// <summary>Reads a page of saved articles, and what has become of each.</summary>
public sealed class SavedList(NewsDb db, SavedItems items, TimeProvider clock)
{
    public const int Size = 20;

    public async Task<Paged<SavedItem>> OfReaderAsync(long readerId, SavedFilter filter, int number, CancellationToken cancel)
    {
        var rows = SavedWords.Asked(filter.Query) is { Count: > 0 } words
            ? await FoundAsync(readerId, filter, words, number, cancel)
            : await db.SavedArticles.Of(readerId, filter.Tab).Under(db, filter.LabelId).InOrder(filter.Order)
                .Skip((number - 1) * Size).Take(Size + 1).AsNoTracking().ToListAsync(cancel);
        var page = Paged<SavedArticle>.Of(rows, Size, number);
        return new Paged<SavedItem>(await items.OfAsync(page.Items, cancel), page.Number, page.HasNext);
    }

    /// <summary>A device remembers what was saved, not when.</summary>
    public async Task<Paged<SavedItem>> OfDeviceAsync(GuestShelf device, CancellationToken cancel)
    {
        var (ids, now) = (device.Saved.ToList(), clock.GetUtcNow());
        var cards = await db.Articles.Where(a => ids.Contains(a.Id) && a.PublishedAt <= now).AsCards().ToDictionaryAsync(card => card.Id, cancel);
        var withdrawn = await db.Articles.Where(a => ids.Contains(a.Id) && a.WithdrawnAt != null).Select(a => new { a.Id, a.WithdrawnAt, a.WithdrawalNote }).ToDictionaryAsync(a => a.Id, cancel);
        return new Paged<SavedItem>([.. from id in ids
                                        where cards.ContainsKey(id)
                                        let fate = withdrawn.GetValueOrDefault(id)
                                        select new SavedItem(cards[id], now, null) { KnownAt = now, WithdrawnAt = fate?.WithdrawnAt, WithdrawalNote = fate?.WithdrawalNote ?? "" }], 1, false);
    }

    /// <summary>
    /// For a reminder: what was saved and not read, newest first, with what has changed since its reader knew it.
    /// Withdrawn articles are among them and say so; their text is not to be shown.
    /// </summary>
    public async Task<IReadOnlyList<SavedItem>> ForReminderAsync(long readerId, int most, CancellationToken cancel)
    {
        var rows = await db.SavedArticles.Of(readerId, SavedTab.Unread).InOrder(SavedOrder.NewestFirst).Take(most).AsNoTracking().ToListAsync(cancel);
        return await items.OfAsync(rows, cancel);
    }

    private async Task<List<SavedArticle>> FoundAsync(long readerId, SavedFilter filter, IReadOnlyList<AskedWord> words, int number, CancellationToken cancel)
    {
        var own = await OwnWords.OfAsync(db, readerId, words, cancel);
        var ids = await new SavedQuestion(db, Scope(readerId, filter), words, own).FindAsync((number - 1) * Size, Size + 1, cancel);
        var rows = await db.SavedArticles.Where(s => s.ReaderId == readerId && ids.Contains(s.ArticleId)).AsNoTracking().ToDictionaryAsync(s => s.ArticleId, cancel);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id])];
    }

    // Numbers alone, so nothing that was typed can become SQL.
    private static string Scope(long readerId, SavedFilter filter)
    {
        var place = filter.Tab switch { SavedTab.Unread => "= 0", SavedTab.Read => "= 1", SavedTab.Archive => "= 2", SavedTab.Removed => "= 3", _ => "<> 3" };
        var scope = string.Create(CultureInfo.InvariantCulture, $"s.reader_id = {readerId} AND s.place {place}");
        return filter.LabelId is { } label
            ? scope + string.Create(CultureInfo.InvariantCulture, $" AND EXISTS (SELECT 1 FROM saved_labelling l WHERE l.label_id = {label} AND l.article_id = s.article_id AND l.reader_id = s.reader_id)")
            : scope;
    }
}
