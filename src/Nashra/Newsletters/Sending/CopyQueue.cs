using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform.Post;
using Nashra.Readers;

namespace Nashra.Newsletters.Sending;

/// <summary>
/// The due copies of the blocks that this session holds, read a few at a time so that what is offered was true a moment
/// ago. Taking a block settles what a dead session left in it: offered without an answer is in doubt and waits again.
/// </summary>
internal sealed class CopyQueue(WorkSession session, CopyLedger ledger, Arming arming, SendingRules rules, NewsDb reading, TimeProvider clock)
{
    private const int RowsLookedAt = 2000;
    private readonly HashSet<int> elsewhere = [];
    private readonly Dictionary<int, int> outstanding = [];
    private int? block;
    private long after;

    /// <summary>The next few copies, or none when nothing is due that is not held elsewhere.</summary>
    public async Task<IReadOnlyList<DueCopy>> NextAsync(int count, CancellationToken cancel)
    {
        while (block is not null || await TakeBlockAsync(cancel))
        {
            var copies = await DescribedAsync(await DueAsync(block!.Value, cancel), count, cancel);
            if (copies.Count > 0)
            {
                after = copies[^1].CopyId;
                outstanding[block.Value] += copies.Count;
                return copies;
            }

            await LeaveBlockAsync();
        }

        return [];
    }

    /// <summary>What was read a moment ago, as it is now, without what may not leave any more.</summary>
    public async Task<IReadOnlyList<DueCopy>> AgainAsync(IReadOnlyList<DueCopy> copies, CancellationToken cancel)
    {
        var ids = copies.Select(copy => copy.CopyId).ToList();
        return await DescribedAsync((await MayLeaveAsync(cancel)).Where(copy => EF.Parameter(ids).Contains(copy.Id)), ids.Count, cancel);
    }

    /// <summary>The account of one copy of the block is closed, or it goes back.</summary>
    public async Task SettleAsync(int settled)
    {
        if (--outstanding[settled] == 0 && settled != block)
        {
            await ReleaseAsync(settled);
        }
    }

    private async Task LeaveBlockAsync()
    {
        var left = block!.Value;
        block = null;
        if (outstanding[left] == 0)
        {
            await ReleaseAsync(left);
        }
    }

    private async Task ReleaseAsync(int released)
    {
        outstanding.Remove(released);
        await ledger.WriteAsync((_, _) => session.ReleaseAsync(WorkSessions.Copies, released));
    }

    private async Task<bool> TakeBlockAsync(CancellationToken cancel)
    {
        while (await CandidatesAsync(cancel) is { Count: > 0 } candidates)
        {
            foreach (var candidate in candidates)
            {
                if (await TryHoldAsync(candidate, cancel))
                {
                    (block, after, outstanding[candidate]) = (candidate, CopyBlock.First(candidate) - 1, 0);
                    await SettleDoubtAsync(candidate);
                    return true;
                }

                elsewhere.Add(candidate);
            }
        }

        return false;
    }

    private async Task<bool> TryHoldAsync(int candidate, CancellationToken cancel)
    {
        var isHeld = false;
        await ledger.WriteAsync(async (_, _) => isHeld = await session.TryHoldAsync(WorkSessions.Copies, candidate, cancel));
        return isHeld;
    }

    // This session holds the block and has offered nothing of it yet: whoever offered these is dead.
    private Task SettleDoubtAsync(int taken)
    {
        var (first, end) = (CopyBlock.First(taken), CopyBlock.After(taken));
        var next = (rules.HoldsDoubt ? Copy.WhenAPersonSays : clock.GetUtcNow()).ToUnixTimeMilliseconds();
        return ledger.WriteAsync(async (connection, transaction) =>
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = FormattableString.Invariant(
                $"UPDATE copy SET state = 1, next_at = {next}, ever_in_doubt = (1 = 1), reply = 'in doubt: the sender stopped before the answer came' WHERE state = 2 AND id >= {first} AND id < {end}");
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        });
    }

    // The plus signs keep the planner on the small index of what waits.
    private async Task<List<int>> CandidatesAsync(CancellationToken cancel)
    {
        var issues = await reading.Issues.MayLeave(await arming.StateAsync(cancel)).Select(i => i.Id).ToListAsync(cancel);
        if (issues.Count == 0)
        {
            return [];
        }

        // No block has the number -1; an empty list would be no SQL. Invariant: Arabic cultures write the sign as U+200E, U+2212.
        var sending = string.Join(',', issues);
        var excluded = string.Join(',', elsewhere.Concat(outstanding.Keys).Append(-1).Select(number => number.ToString(CultureInfo.InvariantCulture)));
        var waiting = await BlocksAsync($"state = 1 AND next_at <= {clock.GetUtcNow().ToUnixTimeMilliseconds()} AND +issue_id IN ({sending}) AND id / {CopyBlock.Size} NOT IN ({excluded}) ORDER BY next_at, id", cancel);
        return waiting.Count > 0 ? waiting : await BlocksAsync($"state = 2 AND +issue_id IN ({sending}) AND id / {CopyBlock.Size} NOT IN ({excluded}) ORDER BY id", cancel);
    }

    private async Task<List<int>> BlocksAsync(FormattableString condition, CancellationToken cancel)
    {
        var sql = FormattableString.Invariant($"SELECT id / {CopyBlock.Size} AS \"Value\" FROM copy WHERE {FormattableString.Invariant(condition)} LIMIT {RowsLookedAt}");
        return [.. (await reading.Database.SqlQueryRaw<long>(sql).ToListAsync(cancel)).Distinct().Select(number => (int)number)];
    }

    private async Task<IQueryable<Copy>> DueAsync(int held, CancellationToken cancel)
    {
        var (end, now, from) = (CopyBlock.After(held), clock.GetUtcNow(), after);
        return (await MayLeaveAsync(cancel)).Where(copy => copy.Id > from && copy.Id < end && copy.NextAt <= now);
    }

    private async Task<IQueryable<Copy>> MayLeaveAsync(CancellationToken cancel)
    {
        var issues = reading.Issues.MayLeave(await arming.StateAsync(cancel));
        return reading.Copies.Where(copy => copy.State == CopyState.Waiting && issues.Any(issue => issue.Id == copy.IssueId));
    }

    private Task<List<DueCopy>> DescribedAsync(IQueryable<Copy> copies, int most, CancellationToken cancel)
    {
        var (readers, now) = (reading.Readers, clock.GetTimestamp());
        return (from copy in copies
                from reader in readers.Where(reader => reader.Id == copy.Subscription!.ReaderId).DefaultIfEmpty()
                orderby copy.Id
                select new DueCopy
                {
                    CopyId = copy.Id,
                    IssueId = copy.IssueId,
                    Attempts = copy.Attempts,
                    DueAt = copy.DueAt,
                    Choice = copy.Choice,
                    SubscriptionId = copy.SubscriptionId,
                    ReaderId = copy.Subscription!.ReaderId,
                    Address = reader != null ? reader.Email : copy.Subscription.Address, // an account's address may have changed since
                    State = (SubscriptionState?)copy.Subscription.State,
                    PausedUntil = copy.Subscription.PausedUntil,
                    MayBeCounted = copy.Subscription != null && copy.Subscription.MayBeCounted,
                    ReadAt = now,
                }).Take(most).ToListAsync(cancel);
    }
}

/// <summary>A copy about to be offered, with its subscriber as of this moment.</summary>
internal sealed record DueCopy
{
    public required long CopyId { get; init; }

    public required long IssueId { get; init; }

    public required int Attempts { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required string? Choice { get; init; }

    /// <summary>What the choice says, once it has been looked at; empty for a copy that is nobody's own.</summary>
    public IReadOnlyList<PersonalItem> List { get; init; } = [];

    public required long? SubscriptionId { get; init; }

    public required long? ReaderId { get; init; }

    public required string? Address { get; init; }

    public required SubscriptionState? State { get; init; }

    public required DateTimeOffset? PausedUntil { get; init; }

    public required bool MayBeCounted { get; init; }

    /// <summary>The clock's timestamp of the moment at which all this was true.</summary>
    public required long ReadAt { get; init; }

    /// <summary>By what mail is routed and paced; empty when there is no address any more.</summary>
    public string Domain => Address is { } address ? address[(address.LastIndexOf('@') + 1)..].ToLowerInvariant() : "";

    public DropReason? WhyNot(DateTimeOffset now) =>
        SubscriptionId is null || State != SubscriptionState.Active ? DropReason.Left
        : PausedUntil > now ? DropReason.Paused
        : null;
}
