using System.Text.Json;

namespace Nashra.Mail.Reading.Webhooks;

/// <summary>The mail services whose notices are understood.</summary>
public enum WebhookProvider
{
    /// <summary>Amazon SES behind SNS, with or without its envelope.</summary>
    AmazonSes,
    Postmark,
    Mailgun,
    SendGrid,
}

/// <summary>Reads the notices that mail services post over HTTP into the same reports that messages are read into.</summary>
public static class WebhookReports
{
    /// <param name="provider">Whose form the notice has.</param>
    /// <param name="json">The request's body. Check its signature first: <see cref="WebhookSignatures"/>, <see cref="SnsEnvelope"/>.</param>
    /// <returns>One report per recipient; empty for notices that speak of no bounce, complaint or delivery (opens, confirmations).</returns>
    /// <exception cref="JsonException">The body is no JSON, or its texts are none.</exception>
    public static IReadOnlyList<MailReport> Read(WebhookProvider provider, ReadOnlyMemory<byte> json) => Notice.Read<IReadOnlyList<MailReport>>(json, notice =>
    [.. provider switch
    {
        WebhookProvider.AmazonSes => SesNotices.Read(notice),
        WebhookProvider.Postmark => PostmarkNotices.Read(notice),
        WebhookProvider.Mailgun => MailgunNotices.Read(notice),
        _ => SendGridNotices.Read(notice),
    }]);
}
