using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Readers;
using Nashra.Saved;

namespace Nashra.ForYou;

/// <summary>Writes down what a reader opened, finished and shared, and learns from it. For who switched history off it does nothing.</summary>
public sealed class ReadingNotes(NewsDb db, MemoryLessons lessons, SavedShelf saved, TimeProvider clock) : IForgetsReading
{
    public Task OpenedAsync(long readerId, long articleId, CancellationToken cancel) => NoteAsync(readerId, articleId, MemoryLessons.Opened, async now =>
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO reading (reader_id, article_id, opened_at) VALUES ({readerId}, {articleId}, {now.ToUnixTimeMilliseconds()}) ON CONFLICT (reader_id, article_id) DO NOTHING", cancel) > 0, cancel);

    /// <summary>What is read to its end counts once more, and is read where it was saved.</summary>
    public async Task FinishedAsync(long readerId, long articleId, CancellationToken cancel)
    {
        var keeps = await NoteAsync(readerId, articleId, MemoryLessons.Opened, async now =>
        {
            DateTimeOffset? finished = now;
            return await db.Readings.Where(r => r.ReaderId == readerId && r.ArticleId == articleId && r.FinishedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.FinishedAt, finished), cancel) > 0;
        }, cancel);
        if (keeps)
        {
            await saved.MarkReadAsync(readerId, articleId, cancel); // afterwards: whoever saves locks her shelf first and her memory second
        }
    }

    /// <summary>What she passes on to others counts once more too. It was opened, or it could not have been shared.</summary>
    public Task SharedAsync(long readerId, long articleId, CancellationToken cancel) => NoteAsync(readerId, articleId, MemoryLessons.Chosen, async now =>
    {
        var at = now.ToUnixTimeMilliseconds();
        return await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO reading (reader_id, article_id, opened_at, shared_at) VALUES ({readerId}, {articleId}, {at}, {at})
            ON CONFLICT (reader_id, article_id) DO UPDATE SET shared_at = excluded.shared_at WHERE reading.shared_at IS NULL
            """, cancel) > 0;
    }, cancel);

    /// <summary>From now on nothing is written, and what reading left behind is gone.</summary>
    public async Task StopAsync(long readerId, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await lessons.LockAsync(readerId, cancel);
        await db.Readers.Where(r => r.Id == readerId).ExecuteUpdateAsync(set => set.SetProperty(r => r.KeepsHistory, false), cancel);
        await ForgetAsync(readerId, cancel);
        await transaction.CommitAsync(cancel);
    }

    public Task StartAsync(long readerId, CancellationToken cancel) =>
        db.Readers.Where(r => r.Id == readerId).ExecuteUpdateAsync(set => set.SetProperty(r => r.KeepsHistory, true), cancel);

    /// <summary>Everything that reading left behind, in the transaction that may be open.</summary>
    public async Task ForgetAsync(long readerId, CancellationToken cancel)
    {
        await db.Readings.Where(r => r.ReaderId == readerId).ExecuteDeleteAsync(cancel);
        await db.Memories.Where(m => m.ReaderId == readerId).ExecuteDeleteAsync(cancel);
    }

    /// <summary>One line of the history: the article counts as unread again.</summary>
    public Task ForgetArticleAsync(long readerId, long articleId, CancellationToken cancel) => ChangeAsync(
        readerId,
        memory => memory.Unmark(articleId),
        () => db.Readings.Where(r => r.ReaderId == readerId && r.ArticleId == articleId).ExecuteDeleteAsync(cancel),
        cancel);

    /// <summary>One line of what the newspaper believes: it may come to believe it again.</summary>
    public Task ForgetTasteAsync(long readerId, Subject subject, CancellationToken cancel) =>
        ChangeAsync(readerId, memory => memory.Forget(subject), () => Task.CompletedTask, cancel);

    async Task IForgetsReading.ForgetAsync(long readerId, CancellationToken cancel)
    {
        await lessons.LockAsync(readerId, cancel);
        await ForgetAsync(readerId, cancel);
    }

    private async Task ChangeAsync(long readerId, Action<ReadingMemory> change, Func<Task> besides, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await lessons.LockAsync(readerId, cancel);
        await besides();
        if (await db.Memories.AsNoTracking().FirstOrDefaultAsync(m => m.ReaderId == readerId, cancel) is { Bytes.Length: > 0 } kept)
        {
            var memory = MemoryBytes.Read(kept.Bytes);
            change(memory);
            var bytes = MemoryBytes.From(memory);
            await db.Memories.Where(m => m.ReaderId == readerId).ExecuteUpdateAsync(set => set.SetProperty(m => m.Bytes, bytes), cancel);
            await transaction.CommitAsync(cancel);
            return;
        }

        await db.Memories.Where(m => m.ReaderId == readerId).ExecuteDeleteAsync(cancel); // the lock itself leaves nothing behind
        await transaction.CommitAsync(cancel);
    }

    private async Task<bool> NoteAsync(long readerId, long articleId, Lesson lesson, Func<DateTimeOffset, Task<bool>> isNew, CancellationToken cancel) =>
        await db.Articles.Visible(clock.GetUtcNow()).AnyAsync(a => a.Id == articleId, cancel) && await lessons.TeachAsync(readerId, articleId, isNew, lesson, cancel);
}
