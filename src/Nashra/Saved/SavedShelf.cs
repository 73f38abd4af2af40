using Microsoft.EntityFrameworkCore;
using Nashra.Database;

namespace Nashra.Saved;

/// <summary>Keeps and lets go of articles for a reader. Every act may be repeated, from any number of devices at once.</summary>
public sealed class SavedShelf(NewsDb db, SavedIndex index, TimeProvider clock)
{
    /// <summary>What was saved before keeps the moment at which it was.</summary>
    public async Task SaveAsync(long readerId, long articleId, DateTimeOffset savedAt, CancellationToken cancel)
    {
        var at = Math.Min(savedAt.ToUnixTimeMilliseconds(), clock.GetUtcNow().ToUnixTimeMilliseconds());
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO saved_article (reader_id, article_id, saved_at) VALUES ({readerId}, {articleId}, {at}) ON CONFLICT (reader_id, article_id) DO NOTHING", cancel);
        await index.AddAsync(articleId, cancel);
    }

    public Task RemoveAsync(long readerId, long articleId, CancellationToken cancel) =>
        One(readerId, articleId).ExecuteDeleteAsync(cancel);

    /// <summary>Read before stays read at its first moment.</summary>
    public Task MarkReadAsync(long readerId, long articleId, CancellationToken cancel)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return One(readerId, articleId).Where(s => s.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.ReadAt, now), cancel);
    }

    public Task MarkUnreadAsync(long readerId, long articleId, CancellationToken cancel) =>
        One(readerId, articleId).ExecuteUpdateAsync(set => set.SetProperty(s => s.ReadAt, (DateTimeOffset?)null), cancel);

    private IQueryable<SavedArticle> One(long readerId, long articleId) => db.SavedArticles.Of(readerId).Where(s => s.ArticleId == articleId);
}
