using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;

namespace Nashra.Saved;

/// <summary>What stands behind the rows of a list: the articles, their fates, the reader's labels and notes.</summary>
public sealed class SavedItems(NewsDb db, SavedLabels labels, TimeProvider clock)
{
    public async Task<List<SavedItem>> OfAsync(IReadOnlyList<SavedArticle> rows, CancellationToken cancel)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var (ids, reader, now) = (rows.Select(row => row.ArticleId).ToList(), rows[0].ReaderId, clock.GetUtcNow());
        var articles = db.Articles.Where(a => ids.Contains(a.Id) && a.PublishedAt <= now);
        var cards = await articles.AsCards().ToDictionaryAsync(card => card.Id, cancel);
        var withdrawn = await articles.Where(a => a.WithdrawnAt != null).Select(a => new { a.Id, a.WithdrawnAt, a.WithdrawalNote }).ToDictionaryAsync(a => a.Id, cancel);
        var corrections = (await db.Set<Correction>().AsNoTracking().Where(c => ids.Contains(c.ArticleId)).ToListAsync(cancel)).ToLookup(c => c.ArticleId);
        var borne = (await labels.OnAsync(reader, ids, cancel)).ToLookup(label => label.ArticleId);
        var notes = await db.SavedNotes.Where(n => n.ReaderId == reader && n.RemovedAt == null && ids.Contains(n.ArticleId)).GroupBy(n => n.ArticleId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var changes = await ChangesAsync(rows, cards, cancel);
        return
        [
            .. from row in rows
               where cards.ContainsKey(row.ArticleId)
               let fate = withdrawn.GetValueOrDefault(row.ArticleId)
               let known = row.KnownAt ?? row.SavedAt
               select new SavedItem(cards[row.ArticleId], row.SavedAt, row.ReadAt)
               {
                   Place = row.Place,
                   Position = ReadingPosition.From(row.Position),
                   WithdrawnAt = fate?.WithdrawnAt,
                   WithdrawalNote = fate?.WithdrawalNote ?? "",
                   KnownAt = known,
                   Corrections = [.. corrections[row.ArticleId].Where(c => c.At > known).OrderBy(c => c.At)],
                   Changes = fate is null ? changes.GetValueOrDefault(row.ArticleId) ?? [] : [],
                   Labels = [.. borne[row.ArticleId]],
                   Notes = notes.GetValueOrDefault(row.ArticleId),
               },
        ];
    }

    // Only of those that were touched since: their words then are compared with their words now.
    private async Task<Dictionary<long, IReadOnlyList<ChangedLine>>> ChangesAsync(IReadOnlyList<SavedArticle> rows, Dictionary<long, ArticleCard> cards, CancellationToken cancel)
    {
        var touched = rows.Where(row => row.VersionId is not null && cards.GetValueOrDefault(row.ArticleId)?.UpdatedAt > (row.KnownAt ?? row.SavedAt)).ToList();
        if (touched.Count == 0)
        {
            return [];
        }

        var (ids, versionIds) = (touched.ConvertAll(row => row.ArticleId), touched.ConvertAll(row => row.VersionId!.Value));
        var versions = await db.SavedVersions.Where(v => versionIds.Contains(v.Id)).Select(v => new { v.Id, v.Text }).ToDictionaryAsync(v => v.Id, v => v.Text, cancel);
        var texts = await db.Articles.Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Headline, a.Standfirst, a.Body }).ToDictionaryAsync(a => a.Id, cancel);
        return touched.ToDictionary(
            row => row.ArticleId,
            row => texts[row.ArticleId] is var now ? TextChanges.Between(SavedVersions.Lines(versions[row.VersionId!.Value]), SavedVersions.Lines(now.Headline, now.Standfirst, now.Body)) : []);
    }
}
