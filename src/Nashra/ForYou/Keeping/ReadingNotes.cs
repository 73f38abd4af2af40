using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Readers;
using Nashra.Saved;

namespace Nashra.ForYou;

/// <summary>Writes down what a reader opened and finished, and learns from it. For who switched history off it does nothing.</summary>
public sealed class ReadingNotes(NewsDb db, NewsPools pools, SavedShelf saved, TimeProvider clock) : IForgetsReading
{
    // Half of what reading showed is forgotten in so many days.
    private const double HalfLife = 60;

    public Task OpenedAsync(long readerId, long articleId, CancellationToken cancel) => NoteAsync(readerId, articleId, async now =>
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO reading (reader_id, article_id, opened_at) VALUES ({readerId}, {articleId}, {now.ToUnixTimeMilliseconds()}) ON CONFLICT (reader_id, article_id) DO NOTHING", cancel) > 0, cancel);

    /// <summary>What is read to its end counts once more, and is read where it was saved.</summary>
    public Task FinishedAsync(long readerId, long articleId, CancellationToken cancel) => NoteAsync(readerId, articleId, async now =>
    {
        DateTimeOffset? finished = now;
        await saved.MarkReadAsync(readerId, articleId, cancel);
        return await db.Readings.Where(r => r.ReaderId == readerId && r.ArticleId == articleId && r.FinishedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.FinishedAt, finished), cancel) > 0;
    }, cancel);

    /// <summary>From now on nothing is written, and what reading left behind is gone.</summary>
    public async Task StopAsync(long readerId, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await LockAsync(readerId, cancel);
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
        await LockAsync(readerId, cancel);
        await ForgetAsync(readerId, cancel);
    }

    private async Task ChangeAsync(long readerId, Action<ReadingMemory> change, Func<Task> besides, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await LockAsync(readerId, cancel);
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

    private async Task NoteAsync(long readerId, long articleId, Func<DateTimeOffset, Task<bool>> isNew, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (!await db.Articles.Visible(now).AnyAsync(a => a.Id == articleId, cancel))
        {
            return;
        }

        var pool = await pools.CurrentAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        await LockAsync(readerId, cancel);
        if (!await db.Readers.AnyAsync(r => r.Id == readerId && r.KeepsHistory, cancel))
        {
            return; // rolled back with the lock itself: nothing is written
        }

        if (await isNew(now))
        {
            await LearnAsync(readerId, articleId, pool, now, cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    // Of two devices that read at once neither's lesson is lost, and switching history off comes before or after, never between.
    private Task<int> LockAsync(long readerId, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"INSERT INTO kept_memory (reader_id, bytes, learned_at) SELECT id, {Array.Empty<byte>()}, {clock.GetUtcNow().ToUnixTimeMilliseconds()} FROM reader WHERE id = {readerId} ON CONFLICT (reader_id) DO UPDATE SET reader_id = excluded.reader_id", cancel);

    private async Task LearnAsync(long readerId, long articleId, NewsPool pool, DateTimeOffset now, CancellationToken cancel)
    {
        var kept = await db.Memories.AsNoTracking().FirstAsync(m => m.ReaderId == readerId, cancel);
        var memory = MemoryBytes.Read(kept.Bytes);
        memory.Fade((float)Math.Pow(0.5, Math.Max(0, (now - kept.LearnedAt).TotalDays) / HalfLife));
        if (pool.Candidates.TryFind(articleId, out var row))
        {
            Remember(readerId, memory, row, pool, now);
        }

        memory.MarkRead(articleId);
        var bytes = MemoryBytes.From(memory);
        await db.Memories.Where(m => m.ReaderId == readerId)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Bytes, bytes).SetProperty(m => m.LearnedAt, now), cancel);
    }

    private static void Remember(long readerId, ReadingMemory memory, int row, NewsPool pool, DateTimeOffset now)
    {
        var others = ImaginedList.Others(pool.Candidates.Count, readerId, now).Where(other => other != row && !memory.HasRead(pool.Candidates.Article(other).Id));
        int[] shown = [row, .. others.Take(ImaginedList.Beside)];
        new RankingLessons(pool.Model).Remember(new ReaderProfile([], [], memory), pool.Candidates, shown, [.. shown.Select(other => other == row)], now);
    }
}
