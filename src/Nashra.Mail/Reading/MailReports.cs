using Nashra.Mail.Reading.Bounces;
using Nashra.Mail.Reading.Complaints;
using Nashra.Mail.Reading.Mime;
using Nashra.Mail.Reading.Replies;

namespace Nashra.Mail.Reading;

/// <summary>
/// Says what a message that came back to the newspaper is about: bounces (RFC 3464, RFC 6533 and the free forms of real
/// servers), complaints (RFC 5965), replies, and the rest.
/// </summary>
public static class MailReports
{
    /// <param name="message">A whole message, of any bytes whatsoever.</param>
    /// <returns>One report per recipient in the order of the message; always at least one.</returns>
    public static IReadOnlyList<MailReport> Read(ReadOnlyMemory<byte> message) => Read(MimeReader.Read(message));

    public static IReadOnlyList<MailReport> Read(MailPart message)
    {
        var text = ReportText.Of(message);
        var reports = FeedbackReader.Read(text) is { Count: > 0 } complaints ? complaints
            : IsReadReceipt(text) ? [Other(message)]
            : BounceReader.Read(text) is { Count: > 0 } bounces ? bounces
            : [ReplyReader.Read(message) ?? Other(message)];
        var id = MessageId(text);
        return id is "" ? reports : [.. reports.Select(report => report with { OriginalMessageId = id })];
    }

    // RFC 8098: what a reader's program did with the letter says nothing about its delivery.
    private static bool IsReadReceipt(ReportText text) => text.Fields.Exists(part => part.MediaType is "message/disposition-notification");

    private static MailReport Other(MailPart message) =>
        new(ReportKind.Other, Addresses.First(message.Headers["From"]), Status: "", Reasons.Undefined, Hard: false);

    private static string MessageId(ReportText text)
    {
        var field = text.ReturnedField("Message-ID");
        var start = field.IndexOf('<', StringComparison.Ordinal) + 1;
        var end = field.IndexOf('>', start);
        return (end < 0 ? field[start..] : field[start..end]).Trim();
    }
}
