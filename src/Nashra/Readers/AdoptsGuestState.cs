namespace Nashra.Readers;

/// <summary>
/// A feature that takes over what a visitor had on the device, and the interests chosen at sign-up (they come as
/// follows) or under the same address, when the account is confirmed. It runs in the transaction that is open, may be asked twice, and passes
/// over ids that no longer exist.
/// </summary>
public interface IAdoptsGuestState
{
    public Task AdoptAsync(long readerId, GuestShelf shelf, CancellationToken cancel);
}
