using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;
using Nashra.Readers;

namespace Nashra.Account;

/// <summary>Where the letter to a new address leads: the button moves the account, and the old address is told.</summary>
[Entrance]
public sealed class NewAddressPage(NewsDb db, AddressProofs proofs, AccountLetters letters, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    public AddressProof? Proof { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => Proof = await proofs.FindAsync(ProofKind.NewAddress, Token, cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Proof = await proofs.FindAsync(ProofKind.NewAddress, Token, cancel) ?? throw new RefusedException("readers.link_used");
        var address = EmailAddress.Parse(Proof.Address);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await proofs.AnswerAsync(Proof, cancel);
        if (await db.Readers.HasAsync(address, cancel))
        {
            throw new RefusedException("readers.link_used");
        }

        await MoveAsync(await db.Readers.FirstAsync(reader => reader.Id == Proof.ReaderId, cancel), address, cancel);
        await transaction.CommitAsync(cancel);
        return new SeeOther("/account#profile");
    }

    private async Task MoveAsync(Reader reader, EmailAddress address, CancellationToken cancel)
    {
        var old = reader.Address;
        db.Add(FormerAddress.Of(reader, clock.GetUtcNow()));
        db.Add(letters.AddressChanged(old));
        reader.MoveTo(address);
        await db.SaveChangesAsync(cancel);
        await db.AddressProofs.Where(proof => proof.AddressKey == old.Key || proof.ReaderId == reader.Id).ExecuteDeleteAsync(cancel);
    }
}
