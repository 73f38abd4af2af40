using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Newsletters.Counting;

namespace Nashra.Newsletters;

/// <summary>What the owner of a mail's link may change. Leaving drops what has not been offered, in the same transaction.</summary>
public sealed class SubscriptionDesk(NewsDb db, MailTokens tokens, TimeProvider clock)
{
    /// <summary>The subscription that a link names, with its newsletter; null when the link is nobody's.</summary>
    public async Task<Subscription?> FindAsync(string token, CancellationToken cancel) =>
        tokens.Read(token, MailTokenKind.Subscription) is { } id
            ? await db.Subscriptions.Include(s => s.Newsletter).FirstOrDefaultAsync(s => s.Id == id, cancel)
            : null;

    /// <summary>Every subscription of the same address, for one page of preferences.</summary>
    public Task<List<Subscription>> OfSameAddressAsync(Subscription subscription, CancellationToken cancel) =>
        db.Subscriptions.Include(s => s.Newsletter).Where(s => s.AddressKey == subscription.AddressKey).OrderBy(s => s.Newsletter.Position).ThenBy(s => s.Id).ToListAsync(cancel);

    /// <summary>Safe to repeat.</summary>
    public async Task LeaveAsync(IReadOnlyCollection<Subscription> subscriptions, string? because, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var subscription in subscriptions)
        {
            subscription.Leave(clock.GetUtcNow(), because);
        }

        await db.SaveChangesAsync(cancel);
        var ids = subscriptions.Select(s => s.Id).ToList();
        await db.Copies.Where(c => ids.Contains(c.SubscriptionId!.Value)).DropWaitingAsync(DropReason.Left, cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>By whoever holds a mail of that address: what it had left comes back, for the inbox is proven.</summary>
    public Task ReturnAsync(Subscription subscription, CancellationToken cancel)
    {
        subscription.Confirm(clock.GetUtcNow());
        return db.SaveChangesAsync(cancel);
    }

    /// <summary>Whether the reading of these is counted. Who agrees no longer leaves nothing behind.</summary>
    public async Task LetBeCountedAsync(IReadOnlyCollection<Subscription> subscriptions, bool agrees, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var subscription in subscriptions)
        {
            subscription.LetBeCounted(agrees);
        }

        await db.SaveChangesAsync(cancel);
        if (!agrees)
        {
            await db.CopyReadings.OfSubscriptions([.. subscriptions.Select(s => s.Id)]).ExecuteDeleteAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    /// <summary>As it may be shown to whoever holds a forwarded mail: «r••••@example.org».</summary>
    public static string Masked(string address)
    {
        var at = address.LastIndexOf('@');
        return at < 1 ? "••••" : $"{address[..1]}••••{address[at..]}";
    }
}
