using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Newsletters;
using Nashra.Newsletters.Sending;
using Nashra.Newsroom.Staff;
using Nashra.Platform;

namespace Nashra.Newsroom;

/// <summary>What is being sent, and a person's hand on it; for administrators.</summary>
[Door(DoorNeeds.Administrator)]
public sealed class SendingPage(NewsDb db, Arming arming, IssueControl control) : PageModel
{
    private const int MostShown = 20;

    public ArmState Arm { get; private set; } = ArmState.Open;

    public SendingRules Rules { get; private set; } = new();

    public IReadOnlyList<SendingLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        (Arm, Rules) = (await arming.StateAsync(cancel), await SendingRules.ReadAsync(db, cancel));
        var lines = new List<SendingLine>();
        foreach (var issue in await db.Issues.AsNoTracking().Include(i => i.Newsletter).OrderByDescending(i => i.Id).Take(MostShown).ToListAsync(cancel))
        {
            lines.Add(new SendingLine(issue, await IssueReport.OfAsync(db, issue, cancel)));
        }

        Lines = lines;
    }

    public Task<IActionResult> OnPostArmAsync(CancellationToken cancel) => DoneAsync(arming.ArmAsync(cancel));

    public Task<IActionResult> OnPostDisarmAsync(CancellationToken cancel) => DoneAsync(arming.DisarmAsync(cancel));

    public Task<IActionResult> OnPostPauseAsync(long issue, CancellationToken cancel) => DoneAsync(control.PauseAsync(issue, cancel));

    public Task<IActionResult> OnPostResumeAsync(long issue, CancellationToken cancel) => DoneAsync(control.ResumeAsync(issue, cancel));

    public Task<IActionResult> OnPostStopAsync(long issue, CancellationToken cancel) => DoneAsync(control.StopAsync(issue, cancel));

    public async Task<IActionResult> OnPostDoubtAsync(bool holds, CancellationToken cancel) =>
        await DoneAsync(((await SendingRules.ReadAsync(db, cancel)) with { HoldsDoubt = holds }).WriteAsync(db, cancel));

    private static async Task<IActionResult> DoneAsync(Task change)
    {
        await change;
        return new SeeOther("/newsroom/sending");
    }
}

/// <summary>An issue with its account.</summary>
public sealed record SendingLine(Issue Issue, IssueReport Account)
{
    public bool MayPause => Issue.State == IssueState.Sending;

    public bool MayResume => Issue.State is IssueState.Paused or IssueState.Held;

    public bool MayStop => MayPause || MayResume;
}
