using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Saved;

/// <summary>A reader's lists and tags, and what stands in them. Every act may be repeated.</summary>
public sealed class SavedLabels(NewsDb db, TimeProvider clock)
{
    public const int MostOfAReader = 1000;
    public const int MostOnAnArticle = 50;

    public async Task<IReadOnlyList<LabelLine>> OfAsync(long readerId, CancellationToken cancel)
    {
        var borne = db.SavedLabellings;
        return await db.SavedLabels.Where(l => l.ReaderId == readerId).OrderBy(l => l.Kind).ThenBy(l => l.NameKey)
            .Select(l => new LabelLine(l.Id, l.Kind, l.Name, borne.Count(on => on.LabelId == l.Id))).ToListAsync(cancel);
    }

    public async Task<IReadOnlyList<LabelLine>> OnAsync(long readerId, IReadOnlyCollection<long> articleIds, CancellationToken cancel) =>
        await (from borne in db.SavedLabellings
               where borne.ReaderId == readerId && articleIds.Contains(borne.ArticleId)
               join label in db.SavedLabels on borne.LabelId equals label.Id
               orderby label.Kind, label.NameKey
               select new LabelLine(label.Id, label.Kind, label.Name, 0) { ArticleId = borne.ArticleId }).ToListAsync(cancel);

    /// <summary>The label of that name, made if there was none.</summary>
    /// <exception cref="RefusedException">There is no name, or there are too many labels.</exception>
    public async Task<long> MakeAsync(long readerId, LabelKind kind, string? typed, CancellationToken cancel)
    {
        var (name, key) = SavedLabel.NameOf(typed);
        var (number, now) = ((int)kind, clock.GetUtcNow().ToUnixTimeMilliseconds());
        var made = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO saved_label (reader_id, kind, name, name_key, made_at)
            SELECT {readerId}, {number}, {name}, {key}, {now} WHERE (SELECT count(*) FROM saved_label WHERE reader_id = {readerId}) < {MostOfAReader}
            ON CONFLICT (reader_id, kind, name_key) DO NOTHING
            """, cancel);
        var id = await db.SavedLabels.Where(l => l.ReaderId == readerId && l.Kind == kind && l.NameKey == key).Select(l => (long?)l.Id).FirstOrDefaultAsync(cancel);
        return id ?? throw new RefusedException("saved.label.too_many", MostOfAReader);
    }

    /// <summary>Puts saved articles of the reader under one of her labels; what is not hers is passed over.</summary>
    public Task PutAsync(long readerId, long labelId, IEnumerable<long> articleIds, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return EachAsync(articleIds, articleId => db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO saved_labelling (label_id, article_id, reader_id, at)
            SELECT l.id, s.article_id, s.reader_id, {now} FROM saved_label l, saved_article s
            WHERE l.id = {labelId} AND l.reader_id = {readerId} AND s.reader_id = {readerId} AND s.article_id = {articleId}
              AND (SELECT count(*) FROM saved_labelling o WHERE o.reader_id = {readerId} AND o.article_id = {articleId}) < {MostOnAnArticle}
            ON CONFLICT (label_id, article_id) DO NOTHING
            """, cancel));
    }

    public Task TakeAsync(long readerId, long labelId, long articleId, CancellationToken cancel) =>
        db.SavedLabellings.Where(on => on.LabelId == labelId && on.ArticleId == articleId && on.ReaderId == readerId).ExecuteDeleteAsync(cancel);

    /// <summary>False when it is not the reader's, or when another of hers has that name.</summary>
    public async Task<bool> RenameAsync(long readerId, long labelId, string? typed, CancellationToken cancel)
    {
        var (name, key) = SavedLabel.NameOf(typed);
        var one = await db.SavedLabels.AsNoTracking().FirstOrDefaultAsync(l => l.Id == labelId && l.ReaderId == readerId, cancel);
        if (one is null || await db.SavedLabels.AnyAsync(l => l.ReaderId == readerId && l.Kind == one.Kind && l.NameKey == key && l.Id != labelId, cancel))
        {
            return false;
        }

        return await db.SavedLabels.Where(l => l.Id == labelId && l.ReaderId == readerId)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Name, name).SetProperty(l => l.NameKey, key), cancel) > 0;
    }

    /// <summary>The label goes; what stood under it stays saved.</summary>
    public async Task<bool> DropAsync(long readerId, long labelId, CancellationToken cancel) =>
        await db.SavedLabels.Where(l => l.Id == labelId && l.ReaderId == readerId).ExecuteDeleteAsync(cancel) > 0;

    private static async Task EachAsync(IEnumerable<long> ids, Func<long, Task> act)
    {
        foreach (var id in ids)
        {
            await act(id);
        }
    }
}

/// <summary>A label as pages show it, with how many stand under it.</summary>
public sealed record LabelLine(long Id, LabelKind Kind, string Name, int Count)
{
    public long ArticleId { get; init; }

    public string Address => "/saved?label=" + ShortId.From(Id);
}
