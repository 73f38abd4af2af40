using Nashra.Database;
using Nashra.Readers;

namespace Nashra.Following;

/// <summary>What was followed on the device, and the interests chosen at sign-up, become the account's follows.</summary>
internal sealed class AdoptedFollows(NewsDb db, Wishes wishes) : IAdoptsGuestState
{
    public async Task AdoptAsync(long readerId, GuestShelf shelf, CancellationToken cancel)
    {
        foreach (var followed in shelf.Follows)
        {
            if (FollowKinds.Parse(followed.Kind) is { } kind && await db.TargetAsync(kind, followed.Id, cancel) is not null)
            {
                await wishes.FollowAsync(readerId, kind, followed.Id, cancel);
            }
        }
    }
}
