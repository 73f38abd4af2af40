using Nashra.Mail.Reading.Mime;

namespace Nashra.Mail.Reading.Complaints;

/// <summary>Reads feedback reports (ARF, RFC 5965; authentication failures, RFC 6591) and two providers' forms of their own.</summary>
internal static class FeedbackReader
{
    /// <returns>One report per recipient named; one without address when the provider names none; empty when it is no feedback.</returns>
    public static List<MailReport> Read(ReportText text)
    {
        var fields = text.Fields.Find(part => part.MediaType is "message/feedback-report") is { } part ? FieldsOf(part.EncodedBody)
            : IsFeedback(text.Message) ? FieldsOf(System.Text.Encoding.UTF8.GetBytes(text.Prose[FieldsAt(text.Prose)..]))
            : null;
        return fields is { } known ? Reports(known, text) : OfHotmail(text) ?? OfApple(text.Message.Headers) ?? [];
    }

    private static MailHeaders FieldsOf(ReadOnlyMemory<byte> body) => HeaderReader.Read(body, MailLimits.Default.HeaderBytes).Headers;

    private static bool IsFeedback(MailPart message) =>
        message.ContentType["report-type"]?.Equals("feedback-report", StringComparison.OrdinalIgnoreCase) is true;

    private static int FieldsAt(string prose) => Math.Max(0, prose.IndexOf("Feedback-Type:", StringComparison.OrdinalIgnoreCase));

    private static List<MailReport> Reports(MailHeaders fields, ReportText text)
    {
        var type = fields["Feedback-Type"]?.Trim().ToLowerInvariant() ?? "";
        var recipients = Recipients(fields, text).Distinct(StringComparer.OrdinalIgnoreCase).DefaultIfEmpty("");
        return [.. recipients.Select(recipient => Report(recipient, type))];
    }

    private static IEnumerable<string> Recipients(MailHeaders fields, ReportText text)
    {
        var named = fields.All("Original-Rcpt-To").Concat(fields.All("Removal-Recipient")).Select(Addresses.First).Where(address => address is not "").ToList();
        return named.Count > 0 ? named : Addresses.All(text.ReturnedField("To"));
    }

    // "Not spam" withdraws a complaint, and a failed authentication is news for the operator: neither is a reader's complaint.
    private static MailReport Report(string recipient, string type) => new(
        type is "not-spam" or "auth-failure" ? ReportKind.Other : ReportKind.Complaint, recipient, Status: "", Reasons.Feedback, Hard: false)
    { FeedbackType = type };

    private static List<MailReport>? OfHotmail(ReportText text)
    {
        var recipient = text.ReturnedField("X-HmXmrOriginalRecipient");
        return recipient is "" ? null : [Report(Addresses.First(recipient), "abuse")];
    }

    // Apple's mail programs unsubscribe by a letter in the reader's name when the list offers a mailto address.
    private static List<MailReport>? OfApple(MailHeaders headers) =>
        headers["X-Apple-Unsubscribe"]?.Trim() is "true" ? [Report(Addresses.First(headers["From"]), "opt-out")] : null;
}
