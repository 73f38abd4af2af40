using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Saved;

/// <summary>Follows the change log once for all nodes: what is saved and was rewritten is found by its new words; what was removed a month ago is gone.</summary>
public sealed class SavedFollower(NewsDb db, SavedIndex index, TimeProvider clock)
{
    private const string Name = "saved";
    private const int AtOnce = 200;
    private static readonly TimeSpan RemovedStays = TimeSpan.FromDays(30);
    private static readonly TimeSpan ActsAreKnown = TimeSpan.FromDays(180);

    public async Task FollowAsync(CancellationToken cancel)
    {
        while (await StepAsync(cancel))
        {
        }
    }

    /// <summary>Once a day is enough: nothing is due to the minute.</summary>
    public async Task ClearAsync(CancellationToken cancel)
    {
        var (removed, done) = (clock.GetUtcNow() - RemovedStays, clock.GetUtcNow() - ActsAreKnown);
        await db.SavedArticles.Where(s => s.Place == SavedPlace.Removed && s.PlacedAt < removed).ExecuteDeleteAsync(cancel);
        await db.SavedNotes.Where(n => n.RemovedAt < removed).ExecuteDeleteAsync(cancel);
        await db.SavedActs.Where(act => act.DoneAt < done).ExecuteDeleteAsync(cancel);
    }

    private async Task<bool> StepAsync(CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var cursor = await db.Set<Cursor>().FirstOrDefaultAsync(c => c.Name == Name, cancel) ?? db.Add(Cursor.At(Name, 0)).Entity;
        var changes = await db.Changes.After(cursor.Seq).Take(AtOnce).AsNoTracking().ToListAsync(cancel);
        if (changes.Count == 0)
        {
            return false;
        }

        var touched = changes.Select(change => change.ArticleId).OfType<long>().Distinct().ToList();
        foreach (var articleId in await db.SavedArticles.Where(s => touched.Contains(s.ArticleId)).Select(s => s.ArticleId).Distinct().ToListAsync(cancel))
        {
            await index.RenewAsync(articleId, cancel);
        }

        cursor.MoveTo(changes[^1].Seq);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
