using System.Text.Json;

namespace Nashra.Mail.Reading.Webhooks;

/// <summary>Amazon SES: notifications and event publishing, bare or inside an SNS envelope.</summary>
internal static class SesNotices
{
    public static IEnumerable<MailReport> Read(Notice notice)
    {
        if (notice["Type"].Text is not ("" or "Notification"))
        {
            return [];
        }

        var inner = notice["Message"].Text;
        if (inner is "")
        {
            return Event(notice);
        }

        try
        {
            using var document = JsonDocument.Parse(inner);
            return [.. Event(new Notice(document.RootElement))];
        }
        catch (JsonException)
        {
            return []; // SNS also carries plain sentences, such as the test message at set-up
        }
    }

    private static IEnumerable<MailReport> Event(Notice notice)
    {
        var id = notice["mail"]["commonHeaders"]["messageId"].Text.Trim('<', '>');
        var reports = (notice["notificationType"].Text + notice["eventType"].Text) switch
        {
            "Bounce" => Bounce(notice["bounce"]),
            "Complaint" => notice["complaint"]["complainedRecipients"].Items.Select(item => Notice.Complaint(Address(item), notice["complaint"]["complaintFeedbackType"].Text)),
            "DeliveryDelay" => notice["deliveryDelay"]["delayedRecipients"].Items.Select(Delay),
            "Delivery" => notice["mail"]["destination"].Items.Select(item => Notice.Delivered(item.Text, notice["delivery"]["smtpResponse"].Text)),
            _ => [],
        };
        return reports.Select(report => report with { OriginalMessageId = id });
    }

    private static MailReport Delay(Notice item) => Notice.Refusal(Address(item), item["status"].Text, Words(item), isDelay: true, isDead: false);

    // NoEmail: no such address. Suppressed: it bounced hard before, for somebody.
    private static IEnumerable<MailReport> Bounce(Notice bounce)
    {
        var isPermanent = bounce["bounceType"].Text is "Permanent";
        var isDead = isPermanent && bounce["bounceSubType"].Text is "NoEmail" or "Suppressed" or "OnAccountSuppressionList";
        return bounce["bouncedRecipients"].Items.Select(item =>
            Notice.Refusal(Address(item), Status(item, isPermanent), Words(item), isDelay: false, isDead));
    }

    private static string Status(Notice item, bool isPermanent) =>
        item["status"].Text is { Length: > 0 } stated ? stated : Words(item) is "" ? isPermanent ? "5.0.0" : "4.0.0" : "";

    private static string Address(Notice item) => Addresses.First(item["emailAddress"].Text);

    private static string Words(Notice item)
    {
        var words = item["diagnosticCode"].Text.Trim();
        return words.StartsWith("smtp;", StringComparison.OrdinalIgnoreCase) ? words[5..].Trim() : words;
    }
}
