namespace Nashra.Mail.Reading;

/// <summary>What a message that came back is about.</summary>
public enum ReportKind
{
    /// <summary>A server says that a letter could not be handed on, or not yet.</summary>
    Bounce,

    /// <summary>A reader, through the provider's feedback loop, says that the letter was unwanted.</summary>
    Complaint,

    /// <summary>A person or an automatic responder answered.</summary>
    Reply,

    /// <summary>Anything else, also news of success.</summary>
    Other,
}

/// <summary>What a message says about one recipient of a letter sent earlier.</summary>
/// <param name="Kind">Bounce, complaint, reply or other.</param>
/// <param name="Recipient">The address as the letter was sent to it, where the report tells; empty where it does not.</param>
/// <param name="Status">
/// An enhanced status code (RFC 3463): the one that the report states closest to the refusing server, else the class that
/// its words imply (<c>5.0.0</c> or <c>4.0.0</c>). Empty for complaints and replies.
/// </param>
/// <param name="Reason">One word of <see cref="Reasons"/>.</param>
/// <param name="Hard">True only when the address or its domain is known not to take mail, for good: stop writing to it.</param>
public sealed record MailReport(ReportKind Kind, string Recipient, string Status, string Reason, bool Hard)
{
    /// <summary>The refusing server's words, or the report's, in one line; empty when there are none.</summary>
    public string Diagnostic { get; init; } = "";

    /// <summary>The three-digit SMTP reply (RFC 5321) in the report; empty when it gives none.</summary>
    public string ReplyCode { get; init; } = "";

    /// <summary>Where the letter ended up after forwarding and aliases, when that differs from <see cref="Recipient"/>; else empty.</summary>
    public string FinalRecipient { get; init; } = "";

    /// <summary>The Message-ID of the letter that the report is about, without angle brackets; empty when it was not returned.</summary>
    public string OriginalMessageId { get; init; } = "";

    /// <summary>The kind of feedback (RFC 5965: abuse, fraud, opt-out, not-spam …); empty for everything else.</summary>
    public string FeedbackType { get; init; } = "";
}
