using System.Globalization;

namespace Nashra.Mail;

/// <summary>MAIL and RCPT for one mail, with the parameters that the server's extensions ask for.</summary>
internal static class Envelope
{
    /// <summary>Why this server can never take this mail, or null when it can.</summary>
    public static string? Obstacle(OutgoingMail mail, SmtpCapabilities server)
    {
        if (mail.NeedsSmtpUtf8 && !server.SmtpUtf8)
        {
            return "The server does not take international addresses (SMTPUTF8).";
        }

        if (mail.IsEightBit && !server.EightBitMime)
        {
            return "The server does not take eight-bit content (8BITMIME).";
        }

        return mail.Content.Length > server.MaxSize ? $"The mail is larger than the {server.MaxSize} octets that the server takes." : null;
    }

    /// <summary>The commands that open a mail, each with the stage at which its answer is judged.</summary>
    public static IEnumerable<(SmtpStage Stage, string Command)> Commands(OutgoingMail mail, SmtpCapabilities server, bool afterBrokenOff)
    {
        if (afterBrokenOff)
        {
            yield return (SmtpStage.Mail, "RSET\r\n");
        }

        yield return (SmtpStage.Mail, From(mail, server));
        yield return (SmtpStage.Recipient, To(mail));
        yield return (SmtpStage.Data, "DATA\r\n");
    }

    public static string From(OutgoingMail mail, SmtpCapabilities server) => string.Create(
        CultureInfo.InvariantCulture,
        $"MAIL FROM:<{mail.ReturnPath?.WireAddress}>{(server.Size ? $" SIZE={mail.Content.Length}" : "")}{(mail.IsEightBit ? " BODY=8BITMIME" : "")}{(mail.NeedsSmtpUtf8 ? " SMTPUTF8" : "")}\r\n");

    public static string To(OutgoingMail mail) => $"RCPT TO:<{mail.Recipient.WireAddress}>\r\n";

    /// <summary>What the answer to a command means: null when the dialogue may go on.</summary>
    public static SendOutcome.Refused? Refusal(SmtpStage stage, SmtpReply reply)
    {
        if (stage is SmtpStage.Data ? reply.IsIntermediate : reply.IsPositive)
        {
            return null;
        }

        return reply.IsTemporary || reply.IsPermanent ? new(stage, reply) : throw Nonsense(reply);
    }

    /// <summary>What the answer to a final dot or a last chunk means.</summary>
    public static SendOutcome Verdict(SmtpReply reply) => reply.IsPositive ? new SendOutcome.Accepted(reply)
        : reply.IsTemporary || reply.IsPermanent ? new SendOutcome.Refused(SmtpStage.FinalDot, reply)
        : throw Nonsense(reply);

    private static HangUpException Nonsense(SmtpReply reply) => new($"The server's answer makes no sense here: {reply.Text}");
}
