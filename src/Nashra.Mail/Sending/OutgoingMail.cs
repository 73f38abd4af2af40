using System.Text;

namespace Nashra.Mail;

/// <summary>
/// One copy for one recipient, ready for the wire. Open for derivation, so that a caller can carry its own row with it.
/// The content is not copied: it must stay as it is until the mail is concluded.
/// </summary>
public class OutgoingMail
{
    /// <param name="returnPath">Where bounces go; null for the empty path of mails that must not bounce.</param>
    /// <param name="recipient">Who receives this copy.</param>
    /// <param name="content">The whole message; every line ends in CRLF and no line is over 998 octets (RFC 5321, 4.5.3.1.6).</param>
    /// <exception cref="ArgumentException">The content is empty or holds a bare CR or LF, an over-long line or no final CRLF.</exception>
    public OutgoingMail(Mailbox? returnPath, Mailbox recipient, ReadOnlyMemory<byte> content)
    {
        (ReturnPath, Recipient, Content) = (returnPath, recipient, content);
        ContentLines.Guard(content.Span);
        IsEightBit = !Ascii.IsValid(content.Span);
    }

    public Mailbox? ReturnPath { get; }

    public Mailbox Recipient { get; }

    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>Whether headers hold bare UTF-8 (RFC 6532), which only servers with SMTPUTF8 can take.</summary>
    public bool HasUtf8Headers { get; init; }

    internal bool IsEightBit { get; }

    internal bool NeedsSmtpUtf8 => HasUtf8Headers || Recipient.NeedsSmtpUtf8 || ReturnPath is { NeedsSmtpUtf8: true };
}
