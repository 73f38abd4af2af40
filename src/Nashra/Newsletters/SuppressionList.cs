using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform.Keys;

namespace Nashra.Newsletters;

/// <summary>Addresses that get nothing more, whatever a list says; only their owner's own confirmation lifts it.</summary>
public sealed class SuppressionList(NewsDb db, KeyFile keys, TimeProvider clock)
{
    private const string Purpose = "suppressed addresses";

    public async Task<HashSet<string>> AmongAsync(IReadOnlyList<string> addressKeys, CancellationToken cancel)
    {
        var hashes = addressKeys.Select(HashOf).ToList();
        var found = await db.Suppressions.Where(s => hashes.Contains(s.AddressHash)).Select(s => s.AddressHash).ToListAsync(cancel);
        var suppressed = found.Select(Convert.ToHexString).ToHashSet(StringComparer.Ordinal);
        return [.. addressKeys.Where(key => suppressed.Contains(Convert.ToHexString(HashOf(key))))];
    }

    /// <summary>Ends every subscription of the address and drops what waits for it.</summary>
    public async Task AddAsync(string addressKey, SuppressionReason reason, CancellationToken cancel)
    {
        await AddHashAsync(HashOf(addressKey), reason, null, cancel);
        foreach (var subscription in await db.Subscriptions.Where(s => s.AddressKey == addressKey).ToListAsync(cancel))
        {
            subscription.Leave(clock.GetUtcNow(), reason.ToString());
        }

        await db.SaveChangesAsync(cancel);
        await db.Copies.Where(c => c.Subscription!.AddressKey == addressKey).DropWaitingAsync(DropReason.Suppressed, cancel);
    }

    /// <summary>An address that only its keyed hash names: it has no subscription here, or a list would not have had to say so.</summary>
    public async Task AddHashAsync(byte[] hash, SuppressionReason reason, DateTimeOffset? at, CancellationToken cancel)
    {
        if (!await db.Suppressions.AnyAsync(s => s.AddressHash == hash, cancel))
        {
            db.Add(Suppression.Of(hash, reason, at ?? clock.GetUtcNow()));
            await db.SaveChangesAsync(cancel);
        }
    }

    public Task LiftAsync(string addressKey, CancellationToken cancel)
    {
        var hash = HashOf(addressKey);
        return db.Suppressions.Where(s => s.AddressHash == hash).ExecuteDeleteAsync(cancel);
    }

    private byte[] HashOf(string addressKey) => keys.Hash(Purpose, addressKey);
}
