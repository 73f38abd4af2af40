using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Nashra.Mail.Reading.Webhooks;

namespace Nashra.Newsletters.Returned;

/// <summary>Whether a notice is signed by the service that its address was made for, where the operator has given a key to tell by.</summary>
internal static class NoticeSignature
{
    // The services post again for so long when we were not reachable.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <exception cref="System.Text.Json.JsonException">The body is no JSON.</exception>
    public static bool IsGenuine(WebhookProvider service, string key, ReadOnlyMemory<byte> body, IHeaderDictionary headers, DateTimeOffset now) => service switch
    {
        _ when key.Length == 0 => true, // the secret in the address has been seen
        WebhookProvider.Mailgun => WebhookSignatures.IsFromMailgun(body, key, out var signedAt) && IsFresh(signedAt, now),
        WebhookProvider.SendGrid => IsFromSendGrid(body, key, headers, now),
        WebhookProvider.AmazonSes => IsFromAmazon(body, key),
        _ => true, // Postmark signs nothing
    };

    /// <summary>Whether the service's notices could be told by this key at all.</summary>
    public static bool Understands(WebhookProvider service, string key)
    {
        try
        {
            switch (service)
            {
                case WebhookProvider.Mailgun:
                    return key.Length > 0;
                case WebhookProvider.SendGrid:
                    using (var ecdsa = ECDsa.Create())
                    {
                        ecdsa.ImportSubjectPublicKeyInfo(Convert.FromBase64String(key), out _);
                    }

                    return true;
                case WebhookProvider.AmazonSes:
                    using (X509Certificate2.CreateFromPem(key))
                    {
                        return true;
                    }

                default:
                    return false;
            }
        }
        catch (Exception damaged) when (damaged is FormatException or CryptographicException)
        {
            return false;
        }
    }

    private static bool IsFromSendGrid(ReadOnlyMemory<byte> body, string key, IHeaderDictionary headers, DateTimeOffset now)
    {
        var timestamp = headers["X-Twilio-Email-Event-Webhook-Timestamp"].ToString();
        return WebhookSignatures.IsFromSendGrid(body.Span, timestamp, headers["X-Twilio-Email-Event-Webhook-Signature"].ToString(), key)
            && long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_800
            && IsFresh(DateTimeOffset.FromUnixTimeSeconds(seconds), now);
    }

    private static bool IsFromAmazon(ReadOnlyMemory<byte> body, string key)
    {
        using var certificate = X509Certificate2.CreateFromPem(key);
        return SnsEnvelope.Parse(body).IsSignedBy(certificate);
    }

    private static bool IsFresh(DateTimeOffset signedAt, DateTimeOffset now) => (now - signedAt).Duration() < Longest;
}
