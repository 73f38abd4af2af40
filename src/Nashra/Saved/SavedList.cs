using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Layout;
using Nashra.Readers;

namespace Nashra.Saved;

/// <summary>Reads a page of saved articles, and what has become of each.</summary>
public sealed class SavedList(NewsDb db, TimeProvider clock)
{
    private const int Size = 20;

    public async Task<Paged<SavedItem>> OfReaderAsync(long readerId, SavedTab tab, SavedOrder order, string? query, int number, CancellationToken cancel)
    {
        var rows = await db.SavedArticles.Of(readerId).In(tab).WithWords(db, query).InOrder(order)
            .Skip((number - 1) * Size).Take(Size + 1).AsNoTracking().ToListAsync(cancel);
        var page = Paged<SavedArticle>.Of(rows, Size, number);
        var items = await ItemsAsync([.. page.Items.Select(row => (row.ArticleId, row.SavedAt, row.ReadAt))], cancel);
        return new Paged<SavedItem>(items, page.Number, page.HasNext);
    }

    /// <summary>A device remembers what was saved, not when.</summary>
    public async Task<Paged<SavedItem>> OfDeviceAsync(GuestShelf device, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return new Paged<SavedItem>(await ItemsAsync([.. device.Saved.Select(id => (id, now, (DateTimeOffset?)null))], cancel), 1, false);
    }

    private async Task<List<SavedItem>> ItemsAsync(List<(long ArticleId, DateTimeOffset SavedAt, DateTimeOffset? ReadAt)> rows, CancellationToken cancel)
    {
        var ids = rows.ConvertAll(row => row.ArticleId);
        var now = clock.GetUtcNow();
        var articles = db.Articles.Where(a => ids.Contains(a.Id) && a.PublishedAt <= now);
        var cards = await articles.AsCards().ToDictionaryAsync(card => card.Id, cancel);
        var withdrawn = await articles.Where(a => a.WithdrawnAt != null).Select(a => new { a.Id, a.WithdrawnAt, a.WithdrawalNote }).ToDictionaryAsync(a => a.Id, cancel);
        var corrections = (await db.Set<Correction>().AsNoTracking().Where(c => ids.Contains(c.ArticleId)).ToListAsync(cancel)).ToLookup(c => c.ArticleId);
        return
        [
            .. from row in rows
               where cards.ContainsKey(row.ArticleId)
               let fate = withdrawn.GetValueOrDefault(row.ArticleId)
               select new SavedItem(cards[row.ArticleId], row.SavedAt, row.ReadAt)
               {
                   WithdrawnAt = fate?.WithdrawnAt,
                   WithdrawalNote = fate?.WithdrawalNote ?? "",
                   Corrections = [.. corrections[row.ArticleId].Where(c => c.At > row.SavedAt).OrderBy(c => c.At)],
               },
        ];
    }
}
