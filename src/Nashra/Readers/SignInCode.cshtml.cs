using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Readers;

/// <summary>Six digits from the letter, typed into the browser that asked for them.</summary>
[Entrance]
public sealed class SignInCodePage(NewsDb db, AddressProofs proofs, Joining joining, Arrival arrival) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var proof = await proofs.FindByCodeAsync(BrowserSecret.Of(Request), Code, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await proofs.AnswerAsync(proof, cancel);
        var reader = proof.Kind == ProofKind.JoinCode
            ? await joining.AnswerAsync(proof, cancel)
            : await db.Readers.AtAsync(EmailAddress.Parse(proof.Address), cancel) ?? throw new RefusedException("readers.code_expired");
        var welcome = await arrival.WelcomeAsync(HttpContext, reader, proof.Kind == ProofKind.JoinCode ? "/account?joined=true" : Back, cancel);
        await transaction.CommitAsync(cancel);
        if (proof.Kind == ProofKind.JoinCode)
        {
            GuestShelf.Empty.WriteTo(Response);
        }

        return welcome;
    }
}
