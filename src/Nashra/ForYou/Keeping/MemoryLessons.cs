using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Readers;
using Nashra.Saved;

namespace Nashra.ForYou;

/// <summary>Writes what an act shows of a reader into her memory, one act at a time. For who switched history off it does nothing.</summary>
public sealed class MemoryLessons(NewsDb db, NewsPools pools, TimeProvider clock) : ILearnsFromSaves
{
    // Half of what reading showed is forgotten in so many days.
    private const double HalfLife = 60;

    /// <summary>Saving says what opening says, though not among what it was chosen. What is older than what is offered teaches nothing.</summary>
    public async Task SavedAsync(long readerId, long articleId, CancellationToken cancel)
    {
        if ((await pools.CurrentAsync(cancel)).Candidates.TryFind(articleId, out _))
        {
            await TeachAsync(readerId, articleId, _ => Task.FromResult(true), Chosen, cancel);
        }
    }

    /// <summary>Learns if the act is new, in the transaction in which that is found out. Says whether the reader keeps a history.</summary>
    internal async Task<bool> TeachAsync(long readerId, long articleId, Func<DateTimeOffset, Task<bool>> isNew, Lesson lesson, CancellationToken cancel)
    {
        var (pool, now) = (await pools.CurrentAsync(cancel), clock.GetUtcNow());
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        await LockAsync(readerId, cancel);
        var keeps = await db.Readers.AnyAsync(r => r.Id == readerId && r.KeepsHistory, cancel);
        if (keeps && await isNew(now))
        {
            await LearnAsync(readerId, articleId, lesson, pool, now, cancel);
        }

        if (!keeps)
        {
            await db.Memories.Where(m => m.ReaderId == readerId).ExecuteDeleteAsync(cancel); // the lock itself leaves nothing behind
        }

        await (transaction?.CommitAsync(cancel) ?? Task.CompletedTask);
        return keeps;
    }

    // Of two devices that read at once neither's lesson is lost, and switching history off comes before or after, never between.
    internal Task<int> LockAsync(long readerId, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"INSERT INTO kept_memory (reader_id, bytes, learned_at) SELECT id, {Array.Empty<byte>()}, {clock.GetUtcNow().ToUnixTimeMilliseconds()} FROM reader WHERE id = {readerId} ON CONFLICT (reader_id) DO UPDATE SET reader_id = excluded.reader_id", cancel);

    /// <summary>An opened article: learned from as if it had been one of twenty, and not offered again.</summary>
    internal static void Opened(Taught taught)
    {
        var (readerId, memory, articleId, pool, now) = taught;
        if (pool.Candidates.TryFind(articleId, out var row))
        {
            var others = ImaginedList.Others(pool.Candidates.Count, readerId, now).Where(other => other != row && !memory.HasRead(pool.Candidates.Article(other).Id));
            int[] shown = [row, .. others.Take(ImaginedList.Beside)];
            new RankingLessons(pool.Model).Remember(new ReaderProfile([], [], memory), pool.Candidates, shown, [.. shown.Select(other => other == row)], now);
        }

        memory.MarkRead(articleId);
    }

    /// <summary>A saved or a shared article.</summary>
    internal static void Chosen(Taught taught)
    {
        if (taught.Pool.Candidates.TryFind(taught.ArticleId, out var row))
        {
            RankingLessons.Choose(taught.Memory, taught.Pool.Candidates, row);
        }
    }

    internal static void Dismissed(Taught taught) => PassOver(taught, RankingLessons.Dismissal);

    internal static void TakenBack(Taught taught) => PassOver(taught, -RankingLessons.Dismissal);

    private static void PassOver(Taught taught, float times)
    {
        if (taught.Pool.Candidates.TryFind(taught.ArticleId, out var row))
        {
            RankingLessons.PassOver(taught.Memory, taught.Pool.Candidates, row, times);
        }
    }

    private async Task LearnAsync(long readerId, long articleId, Lesson lesson, NewsPool pool, DateTimeOffset now, CancellationToken cancel)
    {
        var kept = await db.Memories.AsNoTracking().FirstAsync(m => m.ReaderId == readerId, cancel);
        var memory = MemoryBytes.Read(kept.Bytes);
        memory.Fade((float)Math.Pow(0.5, Math.Max(0, (now - kept.LearnedAt).TotalDays) / HalfLife));
        lesson(new Taught(readerId, memory, articleId, pool, now));
        var bytes = MemoryBytes.From(memory);
        await db.Memories.Where(m => m.ReaderId == readerId)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Bytes, bytes).SetProperty(m => m.LearnedAt, now), cancel);
    }
}

internal delegate void Lesson(Taught taught);

/// <summary>What a lesson is made from; it changes the memory.</summary>
internal sealed record Taught(long ReaderId, ReadingMemory Memory, long ArticleId, NewsPool Pool, DateTimeOffset Now);
