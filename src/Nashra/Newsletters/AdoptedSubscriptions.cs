using Nashra.Database;
using Nashra.Readers;

namespace Nashra.Newsletters;

/// <summary>What an address subscribed to without an account becomes the account's, as soon as the same address is confirmed for it.</summary>
internal sealed class AdoptedSubscriptions(NewsDb db, SigningUp signingUp) : IAdoptsGuestState
{
    public async Task AdoptAsync(long readerId, GuestShelf shelf, CancellationToken cancel)
    {
        if (await db.Readers.FindAsync([readerId], cancel) is { Email: { } address })
        {
            await signingUp.AdoptAsync(readerId, Subscription.KeyOf(address), cancel);
        }
    }
}
