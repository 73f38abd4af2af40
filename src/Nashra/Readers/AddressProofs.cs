using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;
using Nashra.Platform.Post;

namespace Nashra.Readers;

/// <summary>Questions sent to addresses: sent with their letter in one transaction, found again, and answered once.</summary>
public sealed class AddressProofs(NewsDb db, TimeProvider clock)
{
    public async Task SendAsync(AddressProof question, Letter letter, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await db.AddressProofs.Where(proof => proof.ExpiresAt < now).ExecuteDeleteAsync(cancel);
        db.Add(question);
        db.Add(letter);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The question that a link answers; looking changes nothing. Null when it was answered, or is too old.</summary>
    public async Task<AddressProof?> FindAsync(ProofKind kind, string? token, CancellationToken cancel)
    {
        if (Secret.From(token)?.Hash is not { } hash)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        return await db.AddressProofs.AsNoTracking().FirstOrDefaultAsync(proof => proof.Kind == kind && proof.AnswerHash == hash && proof.ExpiresAt > now, cancel);
    }

    /// <summary>The last code this browser asked for, if it is the right one. Every look is a try.</summary>
    /// <exception cref="RefusedException">No code is waiting, it was tried too often, or it is another.</exception>
    public async Task<AddressProof> FindByCodeAsync(Secret? browser, string? typed, CancellationToken cancel)
    {
        var (hash, now) = (browser?.Hash ?? [], clock.GetUtcNow());
        var proof = await db.AddressProofs.AsNoTracking()
            .Where(p => p.BrowserHash == hash && (p.Kind == ProofKind.JoinCode || p.Kind == ProofKind.SignInCode) && p.ExpiresAt > now)
            .OrderByDescending(p => p.Id)
            .FirstOrDefaultAsync(cancel);
        if (proof is null || browser is null || !await MayTryAsync(proof, cancel))
        {
            throw new RefusedException("readers.code_expired");
        }

        var answer = browser.HashWith(Arabic.Digits.ToWestern(typed ?? "").Trim());
        return System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(answer, proof.AnswerHash) ? proof : throw new RefusedException("readers.code_wrong");
    }

    /// <summary>Counts a try before it is looked at, so that a hundred at once are a hundred.</summary>
    public async Task<bool> MayTryAsync(AddressProof proof, CancellationToken cancel) =>
        await db.AddressProofs.Where(p => p.Id == proof.Id && p.Tries < AddressProof.MostTries)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Tries, p => p.Tries + 1), cancel) == 1;

    /// <summary>Of two answers at once one is the first. Call it inside the transaction of what follows.</summary>
    /// <exception cref="RefusedException">It was answered already.</exception>
    public async Task AnswerAsync(AddressProof proof, CancellationToken cancel)
    {
        if (await db.AddressProofs.Where(p => p.Id == proof.Id).ExecuteDeleteAsync(cancel) != 1)
        {
            throw new RefusedException("readers.link_used");
        }
    }
}
