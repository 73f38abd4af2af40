using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Readers;

/// <summary>A new password by the link of a letter. It ends every session that was open under the old one.</summary>
[Entrance]
public sealed class ResetPage(NewsDb db, AddressProofs proofs, ReaderPasswords passwords, AccountLetters letters, Sessions sessions, Arrival arrival) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public AddressProof? Proof { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => Proof = await proofs.FindAsync(ProofKind.Reset, Token, cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Proof = await proofs.FindAsync(ProofKind.Reset, Token, cancel) ?? throw new RefusedException("readers.link_used");
        var address = EmailAddress.Parse(Proof.Address);
        var hash = passwords.Hash(passwords.Require(Password, address));
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await proofs.AnswerAsync(Proof, cancel);
        var reader = await db.Readers.AtAsync(address, cancel) ?? throw new RefusedException("readers.link_used");
        reader.ChangePassword(hash);
        db.Add(letters.PasswordChanged(address));
        await sessions.EndOthersAsync(reader.Id, null, cancel);
        var welcome = await arrival.WelcomeAsync(HttpContext, reader, "/account", cancel);
        await transaction.CommitAsync(cancel);
        return welcome;
    }
}
