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
        foreach (var (named, phrases) in Phrases.OfStages)
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
