namespace Nashra.Mail;

/// <summary>One letter before it is written: every part valid by construction, so composing cannot fail or be injected into.</summary>
public sealed record MailMessage
{
    public required Mailbox From { get; init; }

    public required Mailbox To { get; init; }

    public Mailbox? ReplyTo { get; init; }

    /// <exception cref="ArgumentException">It holds a control character or a broken surrogate.</exception>
    public required string Subject
    {
        get;
        init => field = HeaderText.Guard(value, nameof(Subject));
    }

    public required DateTimeOffset Date { get; init; }

    public required MessageId MessageId { get; init; }

    public required MailBody Body { get; init; }

    public ListId? ListId { get; init; }

    public Unsubscribe? Unsubscribe { get; init; }

    public IReadOnlyList<MailHeader> Headers { get; init; } = [];

    /// <summary>Whether headers are written as bare UTF-8 (RFC 6532). The mail then goes only to servers with SMTPUTF8.</summary>
    public bool UsesUtf8Headers { get; init; }
}
