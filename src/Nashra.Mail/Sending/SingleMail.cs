namespace Nashra.Mail;

/// <summary>An outbox of one mail.</summary>
internal sealed class SingleMail(OutgoingMail mail, Func<CancellationToken, ValueTask> beforeFinalDot) : IOutbox
{
    private OutgoingMail? waiting = mail;

    public SendOutcome Outcome { get; private set; } = new SendOutcome.NotOffered(SmtpStage.Connect, "The connection took no mail.");

    public ValueTask<OutgoingMail?> TakeAsync(CancellationToken cancel)
    {
        var next = waiting;
        waiting = null;
        return ValueTask.FromResult(next);
    }

    public async ValueTask CommitAsync(OutboxStep step, CancellationToken cancel)
    {
        foreach (var conclusion in step.Concluded)
        {
            Outcome = conclusion.Outcome;
        }

        if (step.Offering.Count > 0)
        {
            await beforeFinalDot(cancel);
        }
    }
}
