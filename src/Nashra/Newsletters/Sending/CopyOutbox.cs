using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Mail;
using Nashra.Newsletters.Composing;

namespace Nashra.Newsletters.Sending;

/// <summary>
/// Due copies as mail. Consent, pause and every article are looked at again as each few copies are read; what was read
/// over a second ago is read anew. Whoever leaves after that drops the row, and the ledger then refuses to offer it.
/// </summary>
internal sealed class CopyOutbox(CopyQueue queue, CopyLedger ledger, CopyComposing composing, PersonalChoosing choosing, SendingPermits permits, NewsDb reading, TimeProvider clock) : IDisposable
{
    private const int Few = 64;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim turn = new(1);
    private readonly Queue<DueCopy> next = [];
    private long readAt;

    public CopyLedger Ledger => ledger;

    /// <summary>Copies taken so far.</summary>
    public int Taken { get; private set; }

    public async Task<bool> HasAnyAsync(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            return next.Count > 0 || await ReadAsync(cancel);
        }
        finally
        {
            turn.Release();
        }
    }

    public async Task<CopyMail?> TakeAsync(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            while (await NextAsync(cancel) is { } copy)
            {
                if (copy.WhyNot(clock.GetUtcNow()) is { } why)
                {
                    await DropAsync(copy, why);
                }
                else if (composing.Compose(copy) is { } mail)
                {
                    Taken++;
                    return mail;
                }
                else
                {
                    await DropAsync(copy, Mailbox.TryCreate(copy.Address!, "", out _) ? DropReason.NothingToSay : DropReason.BadAddress);
                }
            }

            return null;
        }
        finally
        {
            turn.Release();
        }
    }

    public async Task SettleAsync(IEnumerable<CopyMail> mails)
    {
        await turn.WaitAsync(CancellationToken.None);
        try
        {
            foreach (var mail in mails)
            {
                await queue.SettleAsync(mail.Block);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    // The permit comes first: waiting for it may take long, and what was read before it would be old.
    private async Task<DueCopy?> NextAsync(CancellationToken cancel)
    {
        if (next.Count == 0 && !await ReadAsync(cancel))
        {
            return null;
        }

        await permits.WaitAsync(cancel);
        return clock.GetElapsedTime(readAt) < Fresh || await RefreshAsync(cancel) ? next.Dequeue() : await NextAsync(cancel);
    }

    private async Task<bool> ReadAsync(CancellationToken cancel)
    {
        var copies = await queue.NextAsync(Few, cancel);
        readAt = clock.GetTimestamp();
        if (copies.Count == 0)
        {
            return false;
        }

        copies = await choosing.ChooseAsync(copies, ledger, cancel);
        await composing.PrepareAsync(copies.Select(copy => copy.IssueId), reading, clock.GetUtcNow(), cancel);
        foreach (var copy in copies)
        {
            next.Enqueue(copy);
        }

        return true;
    }

    private async Task<bool> RefreshAsync(CancellationToken cancel)
    {
        var ids = next.Select(copy => copy.SubscriptionId).ToList();
        var now = await reading.Subscriptions.AsNoTracking().Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.State, s.PausedUntil }).ToDictionaryAsync(s => s.Id, cancel);
        await composing.PrepareAsync(next.Select(copy => copy.IssueId), reading, clock.GetUtcNow(), cancel);
        readAt = clock.GetTimestamp();
        for (var left = next.Count; left > 0; left--)
        {
            var copy = next.Dequeue();
            var subscriber = copy.SubscriptionId is { } id ? now.GetValueOrDefault(id) : null;
            next.Enqueue(copy with { SubscriptionId = subscriber?.Id, State = subscriber?.State, PausedUntil = subscriber?.PausedUntil });
        }

        return next.Count > 0;
    }

    private async Task DropAsync(DueCopy copy, DropReason why)
    {
        await ledger.WriteAsync(async (connection, transaction) =>
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = FormattableString.Invariant($"UPDATE copy SET state = 5, dropped = {(int)why} WHERE state = 1 AND id = {copy.CopyId}");
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        });
        await queue.SettleAsync(CopyBlock.Of(copy.CopyId));
    }
}

/// <summary>One connection's share of the outbox: knows what it has taken, so that a connection broken off gives back what it has not concluded.</summary>
internal sealed class ConnectionOutbox(CopyOutbox outbox) : IOutbox
{
    private readonly HashSet<CopyMail> open = [];

    public async ValueTask<OutgoingMail?> TakeAsync(CancellationToken cancel)
    {
        var mail = await outbox.TakeAsync(cancel);
        if (mail is not null)
        {
            lock (open)
            {
                open.Add(mail);
            }
        }

        return mail;
    }

    public async ValueTask CommitAsync(OutboxStep step, CancellationToken cancel)
    {
        await outbox.Ledger.CommitAsync(step);
        await SettleAsync(step.Concluded.Select(conclusion => (CopyMail)conclusion.Mail));
    }

    /// <summary>After the connection has ended, whatever ended it.</summary>
    public Task GiveBackAsync() => SettleAsync([.. open]);

    private async Task SettleAsync(IEnumerable<CopyMail> mails)
    {
        var settled = new List<CopyMail>();
        lock (open)
        {
            settled.AddRange(mails.Where(open.Remove));
        }

        if (settled.Count > 0)
        {
            await outbox.SettleAsync(settled);
        }
    }
}
