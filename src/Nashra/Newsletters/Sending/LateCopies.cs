using Microsoft.EntityFrameworkCore;
using Nashra.Database;

namespace Nashra.Newsletters.Sending;

/// <summary>The stop-late rule: what should have left over an hour ago, and no person has ordered since, waits for a word. Lateness is each copy's own.</summary>
internal sealed class LateCopies(NewsDb db, TimeProvider clock)
{
    public async Task HoldAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var stale = now - IssueSchedule.Tolerance;
        await db.Issues.Where(i => i.State == IssueState.Sending && i.DueAt < stale && (i.OrderedAt == null || i.OrderedAt < stale) && i.Newsletter.Clock == NewsletterClock.Paper)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.State, IssueState.Held), cancel);
        await db.Copies.Where(c => c.State == CopyState.Waiting && c.Attempts == 0 && c.NextAt <= now && c.DueAt < stale
                && c.Issue.State == IssueState.Sending && (c.Issue.OrderedAt == null || c.Issue.OrderedAt < stale))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.NextAt, Copy.WhenAPersonSays), cancel);
    }
}
