using System.Net;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Readers;

/// <summary>How a reader comes in: by password, or by a code sent to the address. An unknown address costs the same work and gets the same answer.</summary>
public sealed class SigningIn(NewsDb db, ReaderPasswords passwords, Attempts attempts, AccountLetters letters, AddressProofs proofs, TimeProvider clock)
{
    /// <summary>Null when the address or the password is another.</summary>
    public async Task<Reader?> ByPasswordAsync(EmailAddress address, string? password, IPAddress? from, CancellationToken cancel)
    {
        await attempts.GuessAsync(address.Key, from, cancel);
        var reader = await db.Readers.AtAsync(address, cancel);
        if (!passwords.Matches(reader?.PasswordHash, password))
        {
            return null;
        }

        await attempts.ForgiveAsync(address.Key, from, cancel);
        return reader;
    }

    /// <summary>Of who is signed in, before something that matters; who has no password is not asked for one.</summary>
    /// <exception cref="RefusedException">It is another.</exception>
    public async Task RequirePasswordAsync(Reader reader, string? password, IPAddress? from, CancellationToken cancel)
    {
        if (reader.PasswordHash is not null && await ByPasswordAsync(reader.Address, password, from, cancel) is null)
        {
            throw new RefusedException("readers.password_wrong");
        }
    }

    public async Task AskByCodeAsync(EmailAddress address, Secret browser, IPAddress? from, CancellationToken cancel)
    {
        await attempts.LetterAsync(address, from, cancel);
        var code = Secret.CreateCode();
        var isKnown = await db.Readers.HasAsync(address, cancel);
        var answer = isKnown ? browser.HashWith(code) : Secret.Create().Hash;
        var question = AddressProof.Ask(ProofKind.SignInCode, address, answer, browser, clock.GetUtcNow() + AddressProof.CodeLasts);
        await proofs.SendAsync(question, isKnown ? letters.SignInCode(address, code) : letters.NoAccount(address), cancel);
    }

    public async Task AskForResetAsync(EmailAddress address, Secret browser, IPAddress? from, CancellationToken cancel)
    {
        await attempts.LetterAsync(address, from, cancel);
        var token = Secret.Create();
        var isKnown = await db.Readers.HasAsync(address, cancel);
        var question = AddressProof.Ask(ProofKind.Reset, address, isKnown ? token.Hash : Secret.Create().Hash, browser, clock.GetUtcNow() + AddressProof.ResetLasts);
        await proofs.SendAsync(question, isKnown ? letters.Reset(address, token) : letters.NoAccount(address), cancel);
    }
}
