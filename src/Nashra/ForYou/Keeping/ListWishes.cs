using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Following;

namespace Nashra.ForYou;

/// <summary>What a reader says about her list: more of this, less of that, not this article. Every act may be repeated.</summary>
public sealed class ListWishes(NewsDb db, MemoryLessons lessons, TimeProvider clock)
{
    public Task MoreAsync(long readerId, FollowKind kind, long targetId, CancellationToken cancel) => LeanAsync(readerId, kind, targetId, wantsMore: true, cancel);

    public Task LessAsync(long readerId, FollowKind kind, long targetId, CancellationToken cancel) => LeanAsync(readerId, kind, targetId, wantsMore: false, cancel);

    public Task ForgetAsync(long readerId, FollowKind kind, long targetId, CancellationToken cancel) =>
        db.Leanings.Where(l => l.ReaderId == readerId && l.Kind == kind && l.TargetId == targetId).ExecuteDeleteAsync(cancel);

    /// <summary>The article goes, and while a history is kept more of its kind comes later.</summary>
    public async Task DismissAsync(long readerId, long articleId, CancellationToken cancel)
    {
        if (await db.Database.ExecuteSqlAsync($"INSERT INTO dismissal (reader_id, article_id, at) VALUES ({readerId}, {articleId}, {Now}) ON CONFLICT (reader_id, article_id) DO NOTHING", cancel) > 0)
        {
            await lessons.TeachAsync(readerId, articleId, _ => Task.FromResult(true), MemoryLessons.Dismissed, cancel);
        }
    }

    public async Task TakeBackAsync(long readerId, long articleId, CancellationToken cancel)
    {
        if (await db.Dismissals.Where(d => d.ReaderId == readerId && d.ArticleId == articleId).ExecuteDeleteAsync(cancel) > 0)
        {
            await lessons.TeachAsync(readerId, articleId, _ => Task.FromResult(true), MemoryLessons.TakenBack, cancel);
        }
    }

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private Task<int> LeanAsync(long readerId, FollowKind kind, long targetId, bool wantsMore, CancellationToken cancel)
    {
        var number = (int)kind;
        return db.Database.ExecuteSqlAsync(
            $"INSERT INTO leaning (reader_id, kind, target_id, wants_more, at) VALUES ({readerId}, {number}, {targetId}, {wantsMore}, {Now}) ON CONFLICT (reader_id, kind, target_id) DO UPDATE SET wants_more = excluded.wants_more, at = excluded.at", cancel);
    }
}
