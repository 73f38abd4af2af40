using Microsoft.EntityFrameworkCore;
using Nashra.Database;

namespace Nashra.Newsletters.Trials;

/// <summary>Decides trials whose hours are over, and lets the rest leave. Once decided, a subject stays.</summary>
public sealed class SubjectTrials(NewsDb db, TimeProvider clock)
{
    public async Task DecideDueAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        foreach (var issue in await db.Issues.Where(i => i.State == IssueState.Sending && i.TrialHours != null && i.ChosenSubject == null).AsNoTracking().ToListAsync(cancel))
        {
            if (issue.StartedAt.AddHours(issue.TrialHours!.Value) <= now)
            {
                await DecideAsync(issue, cancel);
            }
        }
    }

    // The issue's row first: of two nodes one decides, and a step that makes copies meanwhile comes before it or after it as a whole.
    private async Task DecideAsync(Issue issue, CancellationToken cancel)
    {
        var better = (await TrialFigures.OfAsync(db, issue, issue.Trial!, cancel)).Better;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Issues.Where(i => i.Id == issue.Id && i.ChosenSubject == null).ExecuteUpdateAsync(set => set.SetProperty(i => i.ChosenSubject, (SubjectChoice?)better), cancel) == 1)
        {
            var now = clock.GetUtcNow();
            await db.Copies.Where(c => c.IssueId == issue.Id && c.State == CopyState.Waiting && c.NextAt == Copy.WhenASubjectIsChosen)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.NextAt, now), cancel);
            await transaction.CommitAsync(cancel);
        }
    }
}
