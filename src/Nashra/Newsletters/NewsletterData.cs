using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Newsletters.Counting;
using Nashra.Platform;
using Nashra.Readers;

namespace Nashra.Newsletters;

/// <summary>What the newsletters keep of a reader. After erasing, only the keyed hash of the address stays, so that no old list brings it back.</summary>
public sealed class NewsletterData(NewsDb db, SuppressionList suppressions) : IKeepsReaderData
{
    public string Part => "newsletters";

    public async Task<JsonNode> ExportAsync(long readerId, CancellationToken cancel)
    {
        var subscriptions = await db.Subscriptions.AsNoTracking().Include(s => s.Newsletter).Where(s => s.ReaderId == readerId).OrderBy(s => s.Id).ToListAsync(cancel);
        var read = await db.CopyReadings.OfSubscriptions([.. subscriptions.Select(s => s.Id)]).OrderBy(r => r.CopyId).ThenBy(r => r.ArticleId)
            .Select(r => new { r.Copy.SubscriptionId, r.Copy.Issue.Date, r.ArticleId }).ToListAsync(cancel);
        var readings = read.ToLookup(r => r.SubscriptionId!.Value);
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
            ["mayBeCounted"] = subscription.MayBeCounted,
            ["opened"] = string.Join(", ", readings[subscription.Id].Where(r => r.ArticleId == CopyReading.TheLetter).Select(r => r.Date)),
            ["followed"] = string.Join(", ", readings[subscription.Id].Where(r => r.ArticleId != CopyReading.TheLetter).Select(r => $"{r.Date} /a/{ShortId.From(r.ArticleId)}")),
            ["consent"] = subscription.ConsentText,
            ["consentSource"] = subscription.ConsentSource,
        })]);
    }

    public async Task EraseAsync(long readerId, CancellationToken cancel)
    {
        var keys = await AddressKeysAsync(readerId, cancel);
        foreach (var key in keys)
        {
            await suppressions.AddAsync(key, SuppressionReason.Erased, cancel);
            await db.Database.ExecuteSqlAsync($"DELETE FROM sign_up WHERE upper(address) = {key}", cancel);
        }

        var ids = await db.Subscriptions.Where(s => s.ReaderId == readerId || keys.Contains(s.AddressKey)).Select(s => s.Id).ToListAsync(cancel);

        await db.CopyReadings.OfSubscriptions(ids).ExecuteDeleteAsync(cancel);

        // A server's answer often repeats the address; what it decided stays in the account without it.
        await db.Copies.Where(c => ids.Contains(c.SubscriptionId!.Value))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Choice, (string?)null).SetProperty(c => c.Reply, (string?)null).SetProperty(c => c.Bounce, (string?)null), cancel);
        await db.SignUps.Where(s => db.Set<Subscription>().Any(asked => ids.Contains(asked.Id) && (asked.SignUpId == s.Id || asked.Address == s.Address))).ExecuteDeleteAsync(cancel);
        await db.Subscriptions.Where(s => ids.Contains(s.Id)).ExecuteDeleteAsync(cancel);
    }

    // Also what an address subscribed to before it had an account, or while it was the account's.
    private async Task<List<string>> AddressKeysAsync(long readerId, CancellationToken cancel)
    {
        var own = await db.Subscriptions.Where(s => s.ReaderId == readerId).Select(s => s.AddressKey).ToListAsync(cancel);
        var now = await db.Readers.Where(r => r.Id == readerId).Select(r => r.NormalizedEmail!).ToListAsync(cancel);
        var former = await db.Set<FormerAddress>().Where(f => f.ReaderId == readerId).Select(f => f.Address).ToListAsync(cancel);
        return [.. own.Concat(now).Concat(former.Select(Subscription.KeyOf)).Distinct(StringComparer.Ordinal)];
    }
}
