using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Nashra.Mail.Reading.Webhooks;

/// <summary>Whether a notice comes from the service it names. Whether it is fresh, and new, is for the caller to judge.</summary>
public static class WebhookSignatures
{
    /// <summary>Mailgun: HMAC-SHA256 of timestamp and token under the webhook signing key, in hexadecimal.</summary>
    /// <param name="json">The request's body.</param>
    /// <param name="signingKey">The account's webhook signing key.</param>
    /// <param name="signedAt">When Mailgun signed it; the epoch when the signature is wrong or missing.</param>
    public static bool IsFromMailgun(ReadOnlyMemory<byte> json, string signingKey, out DateTimeOffset signedAt)
    {
        signedAt = DateTimeOffset.UnixEpoch;
        if (SignatureIn(json) is not { } parts)
        {
            return false;
        }

        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(signingKey), Encoding.UTF8.GetBytes(parts.Timestamp + parts.Token));
        var isSigned = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(expected)), Encoding.UTF8.GetBytes(parts.Signature.ToLowerInvariant()));
        if (!isSigned || !long.TryParse(parts.Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > 253_402_300_799)
        {
            return false;
        }

        signedAt = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return true;
    }

    /// <summary>SendGrid: ECDSA P-256 with SHA-256 over the timestamp header and the body's bytes.</summary>
    /// <param name="body">The request's body, unchanged.</param>
    /// <param name="timestamp">Header X-Twilio-Email-Event-Webhook-Timestamp.</param>
    /// <param name="signature">Header X-Twilio-Email-Event-Webhook-Signature: base64 of a DER sequence.</param>
    /// <param name="publicKey">The verification key from the account's settings: base64 of a SubjectPublicKeyInfo.</param>
    public static bool IsFromSendGrid(ReadOnlySpan<byte> body, string timestamp, string signature, string publicKey)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);
            byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp), .. body];
            return key.VerifyData(signed, Convert.FromBase64String(signature), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (Exception damaged) when (damaged is FormatException or CryptographicException)
        {
            return false; // whatever cannot be a signature is a wrong one
        }
    }

    private static (string Timestamp, string Token, string Signature)? SignatureIn(ReadOnlyMemory<byte> json)
    {
        try
        {
            return Notice.Read(json, notice => (notice["signature"]["timestamp"].Text, notice["signature"]["token"].Text, notice["signature"]["signature"].Text));
        }
        catch (JsonException)
        {
            return null; // no JSON or no text, hence no signature of Mailgun's
        }
    }
}
