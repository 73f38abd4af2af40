using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;
using Nashra.Platform.Caching;

namespace Nashra.Newsletters.Pages;

/// <summary>An issue as everyone may read it, with corrections made since.</summary>
[SamePageForEveryone]
public sealed class IssuePage(NewsDb db, IssueReading reading) : PageModel
{
    public IssueView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, string date, string? occasion, CancellationToken cancel)
    {
        var about = ShortId.TryParse(occasion, out var id) ? id : 0;
        var issue = await db.Issues.AsNoTracking().Include(i => i.Newsletter)
            .FirstOrDefaultAsync(i => i.Newsletter.Slug == slug && i.Date == date && i.Occasion == about && i.State != IssueState.Held && i.Newsletter.Kind != NewsletterKind.Personal && i.Newsletter.Kind != NewsletterKind.Reminder, cancel);
        if (issue is null)
        {
            return NotFound();
        }

        View = await reading.OfIssueAsync(issue, cancel);
        return Page();
    }
}
