using Microsoft.EntityFrameworkCore;
using Nashra.Database;

namespace Nashra.Saved;

/// <summary>
/// Keeps articles for a reader, puts them in their place and lets go of them. Every act may be repeated, from any number
/// of devices at once; of two that differ the later by its own time stands, whichever arrives first.
/// </summary>
public sealed class SavedShelf(NewsDb db, SavedIndex index, SavedVersions versions, IEnumerable<ILearnsFromSaves> learners, TimeProvider clock)
{
    /// <summary>What was saved before keeps the moment at which it was; what had been removed comes back with its notes.</summary>
    public async Task SaveAsync(long readerId, long articleId, DateTimeOffset savedAt, CancellationToken cancel)
    {
        var at = Past(savedAt).ToUnixTimeMilliseconds();
        var version = await versions.CurrentAsync(articleId, cancel);
        var removed = (int)SavedPlace.Removed;
        var came = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO saved_article (reader_id, article_id, saved_at, place, placed_at, version_id, position) VALUES ({readerId}, {articleId}, {at}, 0, {at}, {version}, 0)
            ON CONFLICT (reader_id, article_id) DO UPDATE SET saved_at = excluded.saved_at, place = CASE WHEN saved_article.read_at IS NULL THEN 0 ELSE 1 END, placed_at = excluded.placed_at
            WHERE saved_article.place = {removed} AND saved_article.placed_at <= excluded.placed_at
            """, cancel);
        await index.AddAsync(articleId, cancel);
        foreach (var learner in came > 0 ? learners : [])
        {
            await learner.SavedAsync(readerId, articleId, cancel);
        }
    }

    public Task RemoveAsync(long readerId, long articleId, CancellationToken cancel) =>
        PutAsync(readerId, [articleId], SavedPlace.Removed, clock.GetUtcNow(), cancel);

    /// <summary>Read before stays read at its first moment; what lies in the archive stays there.</summary>
    public async Task MarkReadAsync(long readerId, long articleId, CancellationToken cancel)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        await db.SavedArticles.Of(readerId).Where(s => s.ArticleId == articleId && s.ReadAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.ReadAt, now).SetProperty(s => s.Place, s => s.Place == SavedPlace.Unread ? SavedPlace.Read : s.Place).SetProperty(s => s.PlacedAt, now!.Value), cancel);
    }

    public Task MarkUnreadAsync(long readerId, long articleId, CancellationToken cancel) =>
        PutAsync(readerId, [articleId], SavedPlace.Unread, clock.GetUtcNow(), cancel);

    /// <summary>Puts what the reader saved in a place, as of a moment. Returns how many went there.</summary>
    public Task<int> PutAsync(long readerId, IReadOnlyCollection<long> articleIds, SavedPlace place, DateTimeOffset at, CancellationToken cancel)
    {
        var moment = Past(at);
        var saved = db.SavedArticles.Where(s => s.ReaderId == readerId && articleIds.Contains(s.ArticleId) && s.PlacedAt <= moment);
        return place switch
        {
            SavedPlace.Unread => saved.ExecuteUpdateAsync(set => set.SetProperty(s => s.Place, place).SetProperty(s => s.PlacedAt, moment).SetProperty(s => s.ReadAt, (DateTimeOffset?)null), cancel),
            SavedPlace.Read => saved.ExecuteUpdateAsync(set => set.SetProperty(s => s.Place, place).SetProperty(s => s.PlacedAt, moment).SetProperty(s => s.ReadAt, s => s.ReadAt ?? moment), cancel),
            _ => saved.ExecuteUpdateAsync(set => set.SetProperty(s => s.Place, place).SetProperty(s => s.PlacedAt, moment), cancel),
        };
    }

    /// <summary>Where reading stopped. An older word than the last one known changes nothing.</summary>
    public Task<int> StopAtAsync(long readerId, long articleId, ReadingPosition position, DateTimeOffset at, CancellationToken cancel)
    {
        var (stored, moment) = (position.Stored, (DateTimeOffset?)Past(at));
        return db.SavedArticles.Of(readerId).Where(s => s.ArticleId == articleId && (s.PositionAt == null || s.PositionAt < moment))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Position, stored).SetProperty(s => s.PositionAt, moment), cancel);
    }

    /// <summary>The reader knows the text as it stands now; only what changes from here on is news.</summary>
    public async Task KnowAsync(long readerId, long articleId, CancellationToken cancel)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        long? version = await versions.CurrentAsync(articleId, cancel);
        await db.SavedArticles.Of(readerId).Where(s => s.ArticleId == articleId)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.KnownAt, now).SetProperty(s => s.VersionId, version), cancel);
    }

    // A device whose clock is ahead does not rule the future.
    private DateTimeOffset Past(DateTimeOffset at) => at <= clock.GetUtcNow() ? at : clock.GetUtcNow();
}
