namespace Nashra.Mail;

/// <summary>Where in the dialogue something happened.</summary>
public enum SmtpStage
{
    Connect,
    Greeting,
    Hello,
    Tls,
    Authentication,

    /// <summary>Before MAIL: this server cannot take this mail (no SMTPUTF8, no 8BITMIME, over its SIZE).</summary>
    Capabilities,
    Mail,
    Recipient,
    Data,
    Content,
    FinalDot,
}

/// <summary>
/// Exactly how far a mail got. There is no fifth case, and none is guessed: only a complete positive reply to the final
/// dot is <see cref="Accepted"/>, only a complete negative one to any command is <see cref="Refused"/>.
/// </summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The final dot was never written: it is certain that the server has not taken the mail.</summary>
    /// <param name="Stage">How far the dialogue was; <see cref="SmtpStage.Capabilities"/> means that this server never can.</param>
    /// <param name="Reason">Why, for a person to read.</param>
    public sealed record NotOffered(SmtpStage Stage, string Reason) : SendOutcome;

    /// <summary>The server said no: for now (4xx) or for good (5xx).</summary>
    public sealed record Refused(SmtpStage Stage, SmtpReply Reply) : SendOutcome
    {
        public bool IsPermanent => Reply.IsPermanent;
    }

    /// <summary>The final dot was written and no whole answer came: nobody knows.</summary>
    public sealed record InDoubt(string Reason) : SendOutcome;

    /// <summary>The server said 2xx to the final dot. It says nothing about the reader's mailbox.</summary>
    public sealed record Accepted(SmtpReply Reply) : SendOutcome;
}
