using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Newsletters;

/// <summary>What the newsletters keep of a reader. After erasing, only the keyed hash of the address stays, so that no old list brings it back.</summary>
public sealed class NewsletterData(NewsDb db, SuppressionList suppressions) : IKeepsReaderData
{
    public string Part => "newsletters";

    public async Task<JsonNode> ExportAsync(long readerId, CancellationToken cancel)
    {
        var subscriptions = await db.Subscriptions.AsNoTracking().Include(s => s.Newsletter).Where(s => s.ReaderId == readerId).OrderBy(s => s.Id).ToListAsync(cancel);
        return new JsonArray([.. subscriptions.Select(subscription => (JsonNode)new JsonObject
        {
            ["newsletter"] = subscription.Newsletter.Slug,
            ["name"] = subscription.Newsletter.Name,
            ["address"] = subscription.Address,
            ["state"] = subscription.State.ToString().ToLowerInvariant(),
            ["hour"] = subscription.Hour,
            ["pausedUntil"] = subscription.PausedUntil,
            ["askedAt"] = subscription.AskedAt,
            ["confirmedAt"] = subscription.ConfirmedAt,
            ["leftAt"] = subscription.LeftAt,
            ["leftBecause"] = subscription.LeftBecause,
            ["consent"] = subscription.ConsentText,
            ["consentSource"] = subscription.ConsentSource,
        })]);
    }

    public async Task EraseAsync(long readerId, CancellationToken cancel)
    {
        var mine = db.Subscriptions.Where(s => s.ReaderId == readerId);
        var keys = await mine.Select(s => s.AddressKey).Distinct().ToListAsync(cancel);
        foreach (var key in keys)
        {
            await suppressions.AddAsync(key, SuppressionReason.Erased, cancel);
        }

        var ids = await db.Subscriptions.Where(s => s.ReaderId == readerId || keys.Contains(s.AddressKey)).Select(s => s.Id).ToListAsync(cancel);
        await db.Copies.Where(c => ids.Contains(c.SubscriptionId!.Value)).ExecuteUpdateAsync(set => set.SetProperty(c => c.Choice, (string?)null), cancel);
        await db.SignUps.Where(s => db.Set<Subscription>().Any(mine => ids.Contains(mine.Id) && mine.Address == s.Address)).ExecuteDeleteAsync(cancel);
        await db.Subscriptions.Where(s => ids.Contains(s.Id)).ExecuteDeleteAsync(cancel);
    }
}
