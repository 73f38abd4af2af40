using System.Collections.Concurrent;
using System.Text;

namespace Nashra.Mail.Tests.Sending;

/// <summary>An outbox that notes every step, as a ledger would.</summary>
internal sealed class NotedOutbox(params IEnumerable<OutgoingMail> mails) : IOutbox
{
    private readonly ConcurrentQueue<OutgoingMail> waiting = new(mails);
    private readonly HashSet<OutgoingMail> inDoubt = [];

    public Func<OutboxStep, ValueTask> OnCommit { get; init; } = _ => ValueTask.CompletedTask;

    public Func<CancellationToken, ValueTask> OnTake { get; init; } = _ => ValueTask.CompletedTask;

    public ConcurrentDictionary<OutgoingMail, SendOutcome> Outcomes { get; } = new();

    public ConcurrentQueue<OutboxStep> Steps { get; } = new();

    /// <summary>How many mails a crash at this moment would leave in doubt.</summary>
    public int InDoubt
    {
        get
        {
            lock (inDoubt)
            {
                return inDoubt.Count;
            }
        }
    }

    public static OutgoingMail Mail(string subject) => new(
        new("bounces@example.org"), new("reader@example.net"), Encoding.UTF8.GetBytes($"Subject: {subject}\r\n\r\n.a line with a full stop\r\n"));

    public async ValueTask<OutgoingMail?> TakeAsync(CancellationToken cancel)
    {
        await OnTake(cancel);
        return waiting.TryDequeue(out var mail) ? mail : null;
    }

    public ValueTask CommitAsync(OutboxStep step, CancellationToken cancel)
    {
        Steps.Enqueue(step);
        lock (inDoubt)
        {
            foreach (var (mail, outcome) in step.Concluded)
            {
                Outcomes.TryAdd(mail, outcome).ShouldBeTrue("a mail is concluded once");
                inDoubt.Remove(mail);
            }

            inDoubt.UnionWith(step.Offering);
        }

        return OnCommit(step);
    }
}
