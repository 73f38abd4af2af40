using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Readers;

/// <summary>Opens, recognises and revokes readers' access keys. Revoked means revoked with the next request.</summary>
public sealed class AccessKeys(NewsDb db, IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan SeenEvery = TimeSpan.FromHours(1);
    private readonly IDataProtector seal = protection.CreateProtector("feed addresses");

    /// <summary>A new key and its token, which cannot be shown again.</summary>
    /// <exception cref="RefusedException">It opens nothing, its name is too long, or the reader has too many.</exception>
    public async Task<Secret> OpenAsync(long readerId, string? name, AccessScopes scopes, CancellationToken cancel)
    {
        var token = Secret.Create();
        await AddAsync(AccessKey.Open(readerId, name, scopes & ~AccessScopes.Feeds, token, clock.GetUtcNow()), cancel);
        return token;
    }

    /// <summary>New addresses for the personal feeds; whoever has the former ones reads nothing any more.</summary>
    public async Task OpenFeedsAsync(long readerId, CancellationToken cancel)
    {
        var token = Secret.Create();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await Of(readerId).Where(key => key.Scopes == AccessScopes.Feeds).ExecuteDeleteAsync(cancel);
        await AddAsync(AccessKey.Open(readerId, "", AccessScopes.Feeds, token, clock.GetUtcNow()).ShownAgain(seal.Protect(token.Text)), cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Null when the token is nobody's, or was revoked.</summary>
    public async Task<AccessKey?> FindAsync(string? token, CancellationToken cancel)
    {
        if (Secret.From(token)?.Hash is not { } hash || await db.Set<AccessKey>().AsNoTracking().FirstOrDefaultAsync(key => key.TokenHash == hash, cancel) is not { } found)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        if (found.LastUsedAt is null || now - found.LastUsedAt > SeenEvery)
        {
            await db.Set<AccessKey>().Where(key => key.Id == found.Id).ExecuteUpdateAsync(set => set.SetProperty(key => key.LastUsedAt, now), cancel);
        }

        return found;
    }

    /// <summary>Another reader's key is not found.</summary>
    public async Task<bool> RevokeAsync(long readerId, long id, CancellationToken cancel) =>
        await Of(readerId).Where(key => key.Id == id).ExecuteDeleteAsync(cancel) > 0;

    public Task<List<AccessKey>> ListAsync(long readerId, CancellationToken cancel) =>
        Of(readerId).AsNoTracking().OrderBy(key => key.Id).ToListAsync(cancel);

    /// <summary>The token in the addresses of a reader's feeds.</summary>
    public string? TokenOf(AccessKey key) => key.SealedToken is { } sealedToken ? seal.Unprotect(sealedToken) : null;

    private IQueryable<AccessKey> Of(long readerId) => db.Set<AccessKey>().Where(key => key.ReaderId == readerId);

    private async Task AddAsync(AccessKey key, CancellationToken cancel)
    {
        if (await Of(key.ReaderId).CountAsync(cancel) >= AccessKey.MostPerReader)
        {
            throw new RefusedException("readers.keys_too_many", AccessKey.MostPerReader);
        }

        db.Add(key);
        await db.SaveChangesAsync(cancel);
    }
}
