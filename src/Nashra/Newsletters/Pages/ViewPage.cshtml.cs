using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;

namespace Nashra.Newsletters.Pages;

/// <summary>A mail read in the browser, for as long as its link is kept.</summary>
public sealed class ViewPage(NewsDb db, MailTokens tokens, IssueReading reading) : PageModel
{
    public IssueView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel)
    {
        MailPages.KeepPrivate(Response);
        if (tokens.Read(token, MailTokenKind.Copy) is not { } id
            || await db.Copies.AsNoTracking().Include(c => c.Issue.Newsletter).FirstOrDefaultAsync(c => c.Id == id, cancel) is not { } copy)
        {
            return NotFound();
        }

        View = await reading.OfCopyAsync(copy, cancel);
        return Page();
    }
}
