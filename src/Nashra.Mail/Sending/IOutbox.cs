namespace Nashra.Mail;

/// <summary>
/// The caller's side of a sending connection: where mail comes from, and the ledger where it is accounted for. Several
/// connections call one outbox at the same time; an outbox may gather their commits into one transaction.
/// </summary>
public interface IOutbox
{
    /// <summary>The next mail, or null when there is none left for this connection. Every mail taken is concluded exactly once.</summary>
    public ValueTask<OutgoingMail?> TakeAsync(CancellationToken cancel);

    /// <summary>
    /// Commits one step durably before its task completes. The final dot of a mail in <see cref="OutboxStep.Offering"/> is
    /// written only afterwards; if this throws, it is never written, the connection is closed, and the exception comes out
    /// of the sending call. The token is never cancelled by a stop: what has happened must be recorded.
    /// </summary>
    public ValueTask CommitAsync(OutboxStep step, CancellationToken cancel);
}

/// <summary>One step of the ledger, to be committed as a whole.</summary>
/// <param name="Concluded">What became known since the step before.</param>
/// <param name="Offering">The one or two mails whose final dots come next. No other mail of this connection is in doubt.</param>
public sealed record OutboxStep(IReadOnlyList<Conclusion> Concluded, IReadOnlyList<OutgoingMail> Offering);

/// <summary>How far one mail got.</summary>
public sealed record Conclusion(OutgoingMail Mail, SendOutcome Outcome);
