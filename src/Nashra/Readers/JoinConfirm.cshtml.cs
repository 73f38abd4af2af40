using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Readers;

/// <summary>
/// Where the link of the first letter leads. Opening it changes nothing; the button makes the account. In another
/// browser than the one that asked, the password chosen there is asked for: else whoever typed a stranger's address
/// and a password of their own would wait for the stranger to open the door.
/// </summary>
[Entrance]
public sealed class JoinConfirmPage(NewsDb db, AddressProofs proofs, Joining joining, ReaderPasswords passwords, Arrival arrival) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public AddressProof? Proof { get; private set; }

    public bool AsksPassword { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (Proof is null)
        {
            throw new RefusedException("readers.link_used");
        }

        if (AsksPassword && !(await proofs.MayTryAsync(Proof, cancel) && passwords.Matches(Proof.PasswordHash, Password)))
        {
            throw new RefusedException("readers.password_other");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await proofs.AnswerAsync(Proof, cancel);
        var reader = await joining.AnswerAsync(Proof, cancel);
        var welcome = await arrival.WelcomeAsync(HttpContext, reader, "/account?joined=true", cancel);
        await transaction.CommitAsync(cancel);
        GuestShelf.Empty.WriteTo(Response);
        return welcome;
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        Proof = await proofs.FindAsync(ProofKind.Join, Token, cancel);
        AsksPassword = Proof is not null && !Proof.WasAskedBy(BrowserSecret.Of(Request));
    }
}
