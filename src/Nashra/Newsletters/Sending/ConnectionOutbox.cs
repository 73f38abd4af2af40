using Nashra.Mail;

namespace Nashra.Newsletters.Sending;

/// <summary>One connection's share of a lane: knows what it has taken, so that a connection broken off gives back what it has not concluded.</summary>
internal sealed class ConnectionOutbox(CopyOutbox outbox, CopyLane lane) : IOutbox
{
    private readonly HashSet<CopyMail> open = [];

    public async ValueTask<OutgoingMail?> TakeAsync(CancellationToken cancel)
    {
        var mail = await outbox.TakeAsync(lane, cancel);
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
        foreach (var asked in step.Concluded.Where(AsksForPatience))
        {
            await lane.Paces.SlowAsync(((CopyMail)asked.Mail).Domain);
        }

        await SettleAsync(step.Concluded.Select(conclusion => (CopyMail)conclusion.Mail));
    }

    /// <summary>After the connection has ended, whatever ended it.</summary>
    public Task GiveBackAsync() => SettleAsync([.. open]);

    private static bool AsksForPatience(Conclusion conclusion) =>
        conclusion.Outcome is SendOutcome.Refused { IsPermanent: false } refused && DomainPaces.IsAskedForBy(refused.Reply);

    private async Task SettleAsync(IEnumerable<CopyMail> mails)
    {
        List<CopyMail> settled;
        lock (open)
        {
            settled = [.. mails.Where(open.Remove)];
        }

        settled.ForEach(mail => mail.Dispose());
        if (settled.Count > 0)
        {
            await outbox.SettleAsync(settled.Select(mail => mail.Block));
        }
    }
}
