using Nashra.Database;
using Nashra.Mail;
using Nashra.Newsletters.Composing;

namespace Nashra.Newsletters.Sending;

/// <summary>
/// Due copies as mail, each in the lane of its server. Consent, pause, the issue and every article are looked at again as
/// each few copies are read; what was read over half a second ago is read anew. Whoever leaves after that drops the row,
/// and the ledger then refuses to offer it.
/// </summary>
internal sealed class CopyOutbox(CopyQueue queue, CopyLedger ledger, CopyComposing composing, PersonalChoosing choosing, CopyLanes lanes, NewsDb reading, TimeProvider clock, CancellationToken stop) : IAsyncDisposable
{
    public const int Few = 256;
    private const int MostReadInVain = 4;
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LaneIsFull = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan BeforeReadingOn = TimeSpan.FromMilliseconds(250);
    private readonly SemaphoreSlim reader = new(1);
    private readonly Lock guard = new();
    private Task readingOn = Task.CompletedTask;
    private volatile bool isAllRead;
    private int taken;

    public CopyLedger Ledger => ledger;

    /// <summary>Copies taken so far.</summary>
    public int Taken => taken;

    public Task<bool> HasAnyAsync() => ReadInTurnAsync();

    public async Task<CopyMail?> TakeAsync(CopyLane lane, CancellationToken cancel)
    {
        while (await NextAsync(lane, cancel) is { } copy)
        {
            if (copy.WhyNot(clock.GetUtcNow()) is { } why)
            {
                await DropAsync(copy, why);
            }
            else if (composing.Compose(copy) is { } mail)
            {
                Interlocked.Increment(ref taken);
                return mail;
            }
            else
            {
                await DropAsync(copy, Mailbox.TryCreate(copy.Address!, "", out _) ? DropReason.NothingToSay : DropReason.BadAddress);
            }
        }

        return null;
    }

    public async Task SettleAsync(IEnumerable<int> blocks)
    {
        await reader.WaitAsync(CancellationToken.None);
        try
        {
            foreach (var block in blocks)
            {
                await queue.SettleAsync(block);
            }
        }
        finally
        {
            reader.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await readingOn.ContinueWith(static _ => { }, TaskScheduler.Default); // what failed there was said to whoever waited for it
        reader.Dispose();
    }

    // The permit comes before the last look: waiting for it may take long, and what was read before it would be old.
    private async Task<DueCopy?> NextAsync(CopyLane lane, CancellationToken cancel)
    {
        await lane.Turn.WaitAsync(cancel);
        try
        {
            while (await FirstAsync(lane, cancel) is { } first)
            {
                if (await lane.Paces.PutOffAsync(first.Domain, cancel) is { } until)
                {
                    await PutOffAsync([(lane.Take()!, until)]);
                    await SettleAsync([CopyBlock.Of(first.CopyId)]);
                    continue;
                }

                await lane.Permits.WaitAsync(cancel);
                if (clock.GetElapsedTime(first.ReadAt) < Fresh || await RefreshAsync(lane, cancel))
                {
                    return TakeFrom(lane);
                }
            }

            return null;
        }
        finally
        {
            lane.Turn.Release();
        }
    }

    // The next few are read while these leave, until nothing is left or it fails; then whoever waits for it hears why.
    private DueCopy? TakeFrom(CopyLane lane)
    {
        var copy = lane.Take();
        lock (guard)
        {
            if (lane.IsRunningLow && !isAllRead && readingOn.IsCompletedSuccessfully)
            {
                readingOn = Task.Run(ReadInTurnAsync, stop);
            }
        }

        return copy;
    }

    private async Task<DueCopy?> FirstAsync(CopyLane lane, CancellationToken cancel)
    {
        var isExhausted = false;
        while (lane.IsEmpty && !isExhausted)
        {
            isExhausted = !await FillAsync(lane, cancel);
            if (lane.IsEmpty && !isExhausted)
            {
                await Task.Delay(BeforeReadingOn, cancel); // the other lanes are full of what stands before
            }
        }

        return lane.First;
    }

    // False when nothing is left to read.
    private async Task<bool> FillAsync(CopyLane lane, CancellationToken cancel)
    {
        await readingOn.WaitAsync(cancel);
        await reader.WaitAsync(cancel);
        try
        {
            for (var read = 0; lane.IsEmpty && read < MostReadInVain; read++)
            {
                if (!await ReadAsync())
                {
                    return false;
                }
            }

            return true;
        }
        finally
        {
            reader.Release();
        }
    }

    private async Task<bool> ReadInTurnAsync()
    {
        await reader.WaitAsync(stop);
        try
        {
            isAllRead = !await ReadAsync();
            return !isAllRead;
        }
        finally
        {
            reader.Release();
        }
    }

    // By no connection's leave: one that ends must not break off what all others wait for.
    private async Task<bool> ReadAsync()
    {
        var copies = await queue.NextAsync(Few, stop);
        if (copies.Count == 0)
        {
            return false;
        }

        copies = await choosing.ChooseAsync(copies, ledger, stop);
        await composing.PrepareAsync(copies.Select(copy => copy.IssueId), reading, clock.GetUtcNow(), stop);
        var tooMany = new List<(DueCopy, DateTimeOffset)>();
        foreach (var copy in copies)
        {
            var lane = lanes.For(copy.Domain);
            if (lane.IsFull)
            {
                tooMany.Add((copy, clock.GetUtcNow() + LaneIsFull));
            }
            else
            {
                lane.Add(copy);
            }
        }

        await PutOffAsync(tooMany);
        await SettleAllAsync(tooMany.Select(late => late.Item1));
        return true;
    }

    private async Task<bool> RefreshAsync(CopyLane lane, CancellationToken cancel)
    {
        await reader.WaitAsync(cancel);
        try
        {
            var old = lane.TakeAll();
            var lists = old.ToDictionary(copy => copy.CopyId, copy => copy.List);
            var fresh = (await queue.AgainAsync(old, stop)).Select(copy => copy with { List = lists[copy.CopyId] }).ToList();
            await composing.PrepareAsync(fresh.Select(copy => copy.IssueId), reading, clock.GetUtcNow(), stop);
            foreach (var copy in fresh)
            {
                lane.Add(copy);
            }

            await SettleAllAsync(old.ExceptBy(fresh.Select(copy => copy.CopyId), copy => copy.CopyId));
            return fresh.Count > 0;
        }
        finally
        {
            reader.Release();
        }
    }

    private async Task SettleAllAsync(IEnumerable<DueCopy> copies)
    {
        foreach (var copy in copies)
        {
            await queue.SettleAsync(CopyBlock.Of(copy.CopyId));
        }
    }

    private Task PutOffAsync(List<(DueCopy Copy, DateTimeOffset Until)> late)
    {
        var values = string.Join(',', late.Select(each => FormattableString.Invariant($"({each.Copy.CopyId},{each.Until.ToUnixTimeMilliseconds()})")));
        return late.Count == 0 ? Task.CompletedTask : ledger.ExecuteAsync($"UPDATE copy SET next_at = late.column2 FROM (VALUES {values}) AS late WHERE copy.id = late.column1 AND copy.state = 1");
    }

    private async Task DropAsync(DueCopy copy, DropReason why)
    {
        await ledger.ExecuteAsync(FormattableString.Invariant($"UPDATE copy SET state = 5, dropped = {(int)why} WHERE state = 1 AND id = {copy.CopyId}"));
        await SettleAsync([CopyBlock.Of(copy.CopyId)]);
    }
}
