using Microsoft.EntityFrameworkCore;
using Nashra.Database;

namespace Nashra.Newsletters.Sending;

/// <summary>A person's hand on an issue under way. Senders look again every half second, and the ledger offers nothing of an issue that does not send.</summary>
public sealed class IssueControl(NewsDb db, TimeProvider clock)
{
    /// <summary>Nothing more leaves; every copy stays as it is. False when the issue is not under way.</summary>
    public Task<bool> PauseAsync(long issueId, CancellationToken cancel) => ChangeAsync(issueId, IssueState.Sending, IssueState.Paused, cancel);

    /// <summary>Goes on exactly where it was: with a paused issue, a held one, and copies that wait for a person.</summary>
    public async Task<bool> ResumeAsync(long issueId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var isOrdered = await db.Issues.Where(i => i.Id == issueId && i.State == IssueState.Held)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.State, IssueState.Sending).SetProperty(i => i.OrderedAt, now), cancel) == 1;
        var isResumed = isOrdered || await ChangeAsync(issueId, IssueState.Paused, IssueState.Sending, cancel);
        var freed = await db.Copies.Where(c => c.IssueId == issueId && c.State == CopyState.Waiting && c.NextAt == Copy.WhenAPersonSays)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.NextAt, now), cancel);
        await transaction.CommitAsync(cancel);
        return isResumed || freed > 0;
    }

    /// <summary>Ends it for good: whoever has no copy yet gets none. What was offered keeps its account.</summary>
    public async Task<bool> StopAsync(long issueId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var isStopped = await db.Issues.Where(i => i.Id == issueId && i.State != IssueState.Finished && i.State != IssueState.Stopped)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.State, IssueState.Stopped).SetProperty(i => i.FinishedAt, now), cancel) == 1;
        await db.Copies.Where(c => isStopped && c.IssueId == issueId && c.State == CopyState.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.State, CopyState.Dropped).SetProperty(c => c.Dropped, DropReason.Stopped), cancel);
        await transaction.CommitAsync(cancel);
        return isStopped;
    }

    private async Task<bool> ChangeAsync(long issueId, IssueState from, IssueState to, CancellationToken cancel) =>
        await db.Issues.Where(i => i.Id == issueId && i.State == from).ExecuteUpdateAsync(set => set.SetProperty(i => i.State, to), cancel) == 1;
}
