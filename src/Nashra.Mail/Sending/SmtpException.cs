namespace Nashra.Mail;

/// <summary>The dialogue with a server failed: it could not be reached, trusted or understood, or it sent us away.</summary>
public sealed class SmtpException : IOException
{
    internal SmtpException(SmtpStage stage, string reason, SmtpReply? reply = null, Exception? inner = null)
        : base(reason, inner) => (Stage, Reply) = (stage, reply);

    /// <summary>How far the dialogue was.</summary>
    public SmtpStage Stage { get; }

    /// <summary>The server's words, where it was the server that said no.</summary>
    public SmtpReply? Reply { get; }
}
