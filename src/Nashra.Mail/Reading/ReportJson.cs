using System.Text.Encodings.Web;
using System.Text.Json;

namespace Nashra.Mail.Reading;

/// <summary>Reports as one JSON array, one object per recipient in their order.</summary>
public static class ReportJson
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes UTF-8 without a byte order mark and leaves the stream open.</summary>
    public static void Write(IReadOnlyList<MailReport> reports, Stream target)
    {
        using var json = new Utf8JsonWriter(target, Readable);
        json.WriteStartArray();
        foreach (var report in reports)
        {
            WriteReport(json, report);
        }

        json.WriteEndArray();
    }

    private static void WriteReport(Utf8JsonWriter json, MailReport report)
    {
        json.WriteStartObject();
        json.WriteString("kind", report.Kind.ToString().ToLowerInvariant());
        json.WriteString("recipient", report.Recipient);
        json.WriteString("status", report.Status);
        json.WriteString("reason", report.Reason);
        json.WriteBoolean("hard", report.Hard);
        json.WriteString("replyCode", report.ReplyCode);
        json.WriteString("diagnostic", report.Diagnostic);
        json.WriteString("messageId", report.OriginalMessageId);
        json.WriteString("feedbackType", report.FeedbackType);
        json.WriteEndObject();
    }
}
