using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Newsletters;
using Nashra.Newsletters.Counting;
using Nashra.Newsletters.Sending;
using Nashra.Newsletters.Trials;
using Nashra.Platform;

namespace Nashra.Newsroom.Letters;

/// <summary>The account of one issue, while it goes out and afterwards. Nothing in it is called delivered.</summary>
public sealed class IssueAccountPage(NewsDb db, DraftDesk desk, IssueControl control) : PageModel
{
    private const string EverySeconds = "5";

    [FromRoute]
    public long Id { get; set; }

    public Issue Issue { get; private set; } = null!;

    public IssueReport Report { get; private set; } = null!;

    public ReadingFigures? Reading { get; private set; }

    public (SubjectTrial Trial, TrialFigures Tried)? Trial { get; private set; }

    public IReadOnlyList<(DropReason Why, int Copies)> Dropped { get; private set; } = [];

    public bool MayDecide { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await FindAsync(cancel) is not { } issue)
        {
            return NotFound();
        }

        Report = await IssueReport.OfAsync(db, issue, cancel);
        Reading = await ReadingFigures.OfAsync(db, issue, cancel);
        Trial = issue.Trial is { } trial ? (trial, await TrialFigures.OfAsync(db, issue, trial, cancel)) : null;
        var dropped = await db.Copies.Where(c => c.IssueId == Id && c.Dropped != null).GroupBy(c => c.Dropped!.Value).Select(why => new { why.Key, Copies = why.Count() }).ToListAsync(cancel);
        Dropped = [.. dropped.OrderByDescending(why => why.Copies).Select(why => (why.Key, why.Copies))];
        MayDecide = await desk.MayApproveAsync(issue.NewsletterId, cancel);
        if (issue.State == IssueState.Sending)
        {
            Response.Headers["Refresh"] = EverySeconds; // lives without script
        }

        return Page();
    }

    public Task<IActionResult> OnPostStopAsync(CancellationToken cancel) => DecideAsync(control.PauseAsync, cancel);

    public Task<IActionResult> OnPostResumeAsync(CancellationToken cancel) => DecideAsync(control.ResumeAsync, cancel);

    private async Task<IActionResult> DecideAsync(Func<long, CancellationToken, Task<bool>> decide, CancellationToken cancel)
    {
        if (await FindAsync(cancel) is not { } issue)
        {
            return NotFound();
        }

        if (!await desk.MayApproveAsync(issue.NewsletterId, cancel))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        await decide(Id, cancel); // what no longer stands there to be decided is shown as it is
        return new SeeOther(FormattableString.Invariant($"/newsroom/newsletters/issues/{Id}"));
    }

    private async Task<Issue?> FindAsync(CancellationToken cancel) =>
        await db.Issues.Include(i => i.Newsletter).FirstOrDefaultAsync(i => i.Id == Id, cancel) is { } found ? Issue = found : null;
}
