using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Readers;

namespace Nashra.Saved;

/// <summary>What was saved on the device comes along into the account, in its order.</summary>
internal sealed class AdoptedSaves(NewsDb db, SavedShelf shelf, TimeProvider clock) : IAdoptsGuestState
{
    public async Task AdoptAsync(long readerId, GuestShelf device, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var wanted = device.Saved;
        var real = await db.Articles.Visible(now).Where(a => wanted.Contains(a.Id)).Select(a => a.Id).ToListAsync(cancel);
        foreach (var (place, articleId) in wanted.Where(real.Contains).Index())
        {
            await shelf.SaveAsync(readerId, articleId, now.AddMilliseconds(-place), cancel);
        }
    }
}
