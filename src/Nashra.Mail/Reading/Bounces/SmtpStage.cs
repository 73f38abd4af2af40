namespace Nashra.Mail.Reading.Bounces;

/// <summary>How far the SMTP dialogue (RFC 5321) had come when the refusal fell: it tells whom the refusal is about.</summary>
internal enum SmtpStage
{
    Unknown,
    Connection,
    Greeting,
    MailFrom,
    Recipient,

    /// <summary>The answer stands behind DATA, but nobody was left to send to: with pipelining it was the recipient's.</summary>
    RecipientByInference,
    Data,
}

/// <summary>Reads the stage from the words with which mail servers report a dialogue.</summary>
internal static class SmtpStages
{
    // Each line: the stage, and how sendmail, Postfix, Exim, qmail, Courier, DMA, X3, m-FILTER and others say it.
    private static readonly (SmtpStage Stage, string[] Phrases)[] Wordings =
    [
        (SmtpStage.Data, ["in reply to end of data", "in reply to data command", "after end of data", "after data", "failed after i sent the message", "during data", "smtp:data", "smtp command data", "did not like our data", "in response to data", "[data]", "in reply to . command", "after sending data", "in the data phase", "after pipelined data", "command output: data"]),
        (SmtpStage.Recipient, ["in reply to rcpt to", "after rcpt to", "did not like our rcpt to", "does not like recipient", "smtp:rcpt", "[rcpt_to]", "smtp command rcpt", "in response to rcpt", "rcpt to command failed", "after pipelined rcpt", "sent <<< rcpt to", "while sending rcpt to", "rcpt to failed", "but my recipient was rejected", "recipient was rejected by"]),
        (SmtpStage.MailFrom, ["in reply to mail from", "after mail from", "did not like our mail from", "smtp:mail", "[mail_from]", "smtp command mail", "in response to mail from", "does not like sender", "but sender was rejected", "after pipelined mail", "sent <<< mail from"]),
        (SmtpStage.Greeting, ["in reply to ehlo", "in reply to helo", "after ehlo", "after helo", "did not like our ehlo", "did not like our helo", "performing the helo", "performing the ehlo", "smtp:helo", "in response to helo", "in response to ehlo"]),
        (SmtpStage.Connection, ["refused to talk to me", "after initial connection", "connected to * but greeting failed", "smtp:connect", "did not like our connection", "in response to connect"]),
    ];

    private static readonly (string Command, SmtpStage Stage)[] Commands =
    [
        ("rcpt", SmtpStage.Recipient), ("mail from", SmtpStage.MailFrom), ("mail", SmtpStage.MailFrom),
        ("data", SmtpStage.Data), (".", SmtpStage.Data), ("ehlo", SmtpStage.Greeting), ("helo", SmtpStage.Greeting),
    ];

    private static readonly string[] NobodyLeft = ["need rcpt", "no valid recipients", "no recipients", "send rcpt"];

    /// <param name="report">The report's words about one recipient, lines kept.</param>
    /// <param name="words">The same, flattened.</param>
    public static SmtpStage Read(string report, string words)
    {
        foreach (var (named, phrases) in Wordings)
        {
            if (Wording.SaysAny(words, phrases))
            {
                return named;
            }
        }

        var stage = FromTranscript(report);
        return stage == SmtpStage.Data && Wording.SaysAny(words, NobodyLeft) ? SmtpStage.RecipientByInference : stage;
    }

    /// <summary>A transcript shows commands behind &gt;&gt;&gt; and answers behind &lt;&lt;&lt;: the first refused command counts.</summary>
    private static SmtpStage FromTranscript(string report)
    {
        var stage = SmtpStage.Unknown;
        foreach (var line in report.AsSpan().EnumerateLines())
        {
            var text = line.Trim();
            if (text.StartsWith(">>>", StringComparison.Ordinal))
            {
                stage = Of(text[3..].Trim());
            }
            else if (stage != SmtpStage.Unknown && text.StartsWith("<<<", StringComparison.Ordinal) && text[3..].TrimStart() is ['4' or '5', ..])
            {
                return stage;
            }
        }

        return SmtpStage.Unknown;
    }

    private static SmtpStage Of(ReadOnlySpan<char> command)
    {
        foreach (var (name, stage) in Commands)
        {
            if (command.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return stage;
            }
        }

        return SmtpStage.Unknown;
    }
}
