using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;
using Nashra.Readers;

namespace Nashra.Account;

/// <summary>Asks the new address; until its owner answers, nothing changes. An address that has an account gets a letter too.</summary>
[Authorize, Entrance]
public sealed class ChangeAddressPage(NewsDb db, SigningIn signingIn, Attempts attempts, AccountLetters letters, AddressProofs proofs, TimeProvider clock) : PageModel
{
    public Reader Reader { get; private set; } = null!;

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var address = EmailAddress.Parse(Email);
        if (address.Key == Reader.NormalizedEmail)
        {
            throw new RefusedException("account.address_same");
        }

        await signingIn.RequirePasswordAsync(Reader, Password, HttpContext.Connection.RemoteIpAddress, cancel);
        await attempts.LetterAsync(address, HttpContext.Connection.RemoteIpAddress, cancel);
        var token = Secret.Create();
        var isTaken = await db.Readers.HasAsync(address, cancel);
        var question = AddressProof.Ask(ProofKind.NewAddress, address, isTaken ? Secret.Create().Hash : token.Hash, BrowserSecret.Ensure(HttpContext), clock.GetUtcNow() + AddressProof.LinkLasts);
        await proofs.SendAsync(question.For(Reader.Id), isTaken ? letters.AlreadyJoined(address) : letters.ConfirmAddress(address, token), cancel);
        return new SeeOther("/join/sent");
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var id = User.ReaderId;
        Reader = await db.Readers.AsNoTracking().FirstAsync(reader => reader.Id == id, cancel);
    }
}
