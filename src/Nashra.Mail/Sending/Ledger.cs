namespace Nashra.Mail;

/// <summary>Gathers what became known until the next step is committed.</summary>
internal sealed class Ledger(IOutbox outbox)
{
    private List<Conclusion> concluded = [];

    public void Conclude(OutgoingMail mail, SendOutcome outcome) => concluded.Add(new(mail, outcome));

    public ValueTask CommitAsync(IReadOnlyList<OutgoingMail> offering)
    {
        if (concluded.Count == 0 && offering.Count == 0)
        {
            return ValueTask.CompletedTask;
        }

        var step = new OutboxStep(concluded, offering);
        concluded = [];
        return outbox.CommitAsync(step, CancellationToken.None); // recording what has happened is never called off
    }
}
