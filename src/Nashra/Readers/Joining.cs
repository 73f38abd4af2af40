using System.Net;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;

namespace Nashra.Readers;

/// <summary>
/// How an account comes to be: a question goes to the address, and whoever answers it gets the account. For an address
/// that has one already the same hash is computed, the same row and one letter are written, and the page says the same.
/// </summary>
public sealed class Joining(NewsDb db, ReaderPasswords passwords, Attempts attempts, AccountLetters letters, AddressProofs proofs, IEnumerable<IAdoptsGuestState> adopters, TimeProvider clock)
{
    /// <summary>By a link that confirms the address; the password was chosen before.</summary>
    /// <exception cref="Platform.RefusedException">The password is not one to keep an account with.</exception>
    public async Task AskByLinkAsync(EmailAddress address, string? password, GuestShelf shelf, Secret browser, IPAddress? from, CancellationToken cancel)
    {
        var hash = passwords.Hash(passwords.Require(password, address));
        await attempts.LetterAsync(address, from, cancel);
        var token = Secret.Create();
        var isKnown = await db.Readers.HasAsync(address, cancel);
        var question = AddressProof.Ask(ProofKind.Join, address, isKnown ? Secret.Create().Hash : token.Hash, browser, clock.GetUtcNow() + AddressProof.LinkLasts);
        await proofs.SendAsync(question.ToJoin(hash, shelf), isKnown ? letters.AlreadyJoined(address) : letters.ConfirmJoining(address, token), cancel);
    }

    /// <summary>By a code typed into this browser; who has an account already is signed in by it.</summary>
    public async Task AskByCodeAsync(EmailAddress address, GuestShelf shelf, Secret browser, IPAddress? from, CancellationToken cancel)
    {
        await attempts.LetterAsync(address, from, cancel);
        var code = Secret.CreateCode();
        var isKnown = await db.Readers.HasAsync(address, cancel);
        var question = AddressProof.Ask(ProofKind.JoinCode, address, browser.HashWith(code), browser, clock.GetUtcNow() + AddressProof.CodeLasts);
        await proofs.SendAsync(question.ToJoin(null, shelf), isKnown ? letters.SignInCode(address, code) : letters.JoinCode(address, code), cancel);
    }

    /// <summary>
    /// The account, its interests and what the device held, in the transaction that is open. An account made meanwhile
    /// by another answer stays as it is.
    /// </summary>
    public async Task<Reader> AnswerAsync(AddressProof proof, CancellationToken cancel)
    {
        var address = EmailAddress.Parse(proof.Address);
        var reader = await db.Readers.AtAsync(address, cancel);
        if (reader is null)
        {
            reader = Reader.Join(address, proof.PasswordHash, clock.GetUtcNow());
            db.Add(reader);
            await db.SaveChangesAsync(cancel);
        }

        var shelf = GuestShelf.Parse(proof.Shelf);
        foreach (var adopter in adopters)
        {
            await adopter.AdoptAsync(reader.Id, shelf, cancel);
        }

        return reader;
    }
}
