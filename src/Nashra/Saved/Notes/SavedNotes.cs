using Microsoft.EntityFrameworkCore;
using Nashra.Arabic;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Saved;

/// <summary>Writes notes and highlights. Each act may be repeated; of two who change one note at once neither's words are lost.</summary>
public sealed class SavedNotes(NewsDb db, TimeProvider clock)
{
    private const int MostOnAnArticle = 500;

    /// <summary>On the whole article, or on a passage, which must stand in it. The article is saved already.</summary>
    public async Task AddAsync(long readerId, long articleId, NewNote note, CancellationToken cancel)
    {
        var (text, passage) = (Written(note.Text), note.Passage);
        if (text.Length == 0 && passage is null)
        {
            throw new RefusedException("saved.note.empty");
        }

        if (await db.SavedNotes.CountAsync(n => n.ReaderId == readerId && n.ArticleId == articleId, cancel) >= MostOnAnArticle)
        {
            throw new RefusedException("saved.note.too_many", MostOnAnArticle);
        }

        await WriteAsync(readerId, articleId, note with { Text = text }, passage is null ? -1 : await BlockOfAsync(articleId, passage, cancel), cancel);
    }

    /// <summary>From another tool, whose copy of the article may differ: a passage that is not in ours is kept, and shown as lost.</summary>
    public Task BringAsync(long readerId, long articleId, NewNote note, CancellationToken cancel) =>
        WriteAsync(readerId, articleId, note with { Text = Written(note.Text) }, -1, cancel);

    /// <summary>
    /// Changes what was seen as <paramref name="seen"/>. When another device was first, these words become a note of
    /// their own beside the other's, under <paramref name="otherwise"/>. False when there is no such note.
    /// </summary>
    public async Task<bool> ChangeAsync(long readerId, Guid key, string? text, int seen, Guid otherwise, CancellationToken cancel)
    {
        var (words, now) = (Written(text), clock.GetUtcNow());
        var changed = await One(readerId, key).Where(n => n.Version == seen).ExecuteUpdateAsync(
            set => set.SetProperty(n => n.Text, words).SetProperty(n => n.ChangedAt, now).SetProperty(n => n.Version, n => n.Version + 1), cancel);
        if (changed > 0)
        {
            return true;
        }

        if (await One(readerId, key).AsNoTracking().FirstOrDefaultAsync(cancel) is not { } other)
        {
            return false;
        }

        if (!string.Equals(other.Text, words, StringComparison.Ordinal))
        {
            await BringAsync(readerId, other.ArticleId, new NewNote(otherwise, words, other.IsHighlight ? other.Passage : null, now), cancel);
        }

        return true;
    }

    public async Task<bool> RemoveAsync(long readerId, Guid key, CancellationToken cancel)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return await One(readerId, key).ExecuteUpdateAsync(set => set.SetProperty(n => n.RemovedAt, n => n.RemovedAt ?? now), cancel) > 0;
    }

    public async Task<bool> TakeBackAsync(long readerId, Guid key, CancellationToken cancel) =>
        await One(readerId, key).ExecuteUpdateAsync(set => set.SetProperty(n => n.RemovedAt, (DateTimeOffset?)null), cancel) > 0;

    private Task<int> WriteAsync(long readerId, long articleId, NewNote note, int block, CancellationToken cancel)
    {
        var (passage, made, now) = (note.Passage, Math.Min(note.At.ToUnixTimeMilliseconds(), Now), Now);
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO saved_note (reader_id, key, article_id, text, quote, before, after, block, made_at, changed_at, version)
            VALUES ({readerId}, {note.Key}, {articleId}, {note.Text}, {passage?.Quote ?? ""}, {passage?.Before ?? ""}, {passage?.After ?? ""}, {block}, {made}, {now}, 0)
            ON CONFLICT (reader_id, key) DO NOTHING
            """, cancel);
    }

    private async Task<int> BlockOfAsync(long articleId, Passage passage, CancellationToken cancel)
    {
        if (passage.Quote.Length > Passage.LongestQuote)
        {
            throw new RefusedException("saved.highlight.too_long", Passage.LongestQuote);
        }

        var body = await db.Articles.Where(a => a.Id == articleId).Select(a => a.Body).FirstAsync(cancel);
        var found = new PassageFinder(TextUnits.Of(body)).Find(passage);
        return found.State switch
        {
            PassageState.Standing => found.Block,

            // Highlighted without a network in words that were corrected meanwhile: kept, and shown for what it is.
            _ when passage.Before.Length + passage.After.Length > 0 => found.Block,
            _ => throw new RefusedException("saved.highlight.not_found"),
        };
    }

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private IQueryable<SavedNote> One(long readerId, Guid key) => db.SavedNotes.Where(n => n.ReaderId == readerId && n.Key == key);

    private static string Written(string? text) =>
        CleanText.Paragraph(text ?? "") is { Length: <= SavedNote.LongestText } words ? words : throw new RefusedException("saved.note.too_long", SavedNote.LongestText);
}

/// <summary>A note as a device wrote it.</summary>
public sealed record NewNote(Guid Key, string? Text, Passage? Passage, DateTimeOffset At);
