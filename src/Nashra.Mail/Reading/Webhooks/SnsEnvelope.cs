using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace Nashra.Mail.Reading.Webhooks;

/// <summary>What Amazon SNS wraps around a notice: its type and its signature. Nothing is ever fetched from here.</summary>
/// <param name="Type">Notification, SubscriptionConfirmation or UnsubscribeConfirmation.</param>
/// <param name="SubscribeUrl">For a confirmation: where a person may confirm, after looking at it.</param>
/// <param name="CertificateUrl">Where the signing certificate lies; trust it only if <see cref="NamesAmazonCertificate"/>.</param>
public sealed record SnsEnvelope(string Type, string TopicArn, string SubscribeUrl, string CertificateUrl)
{
    private string signedText = "";
    private string signature = "";
    private string version = "";

    public bool IsConfirmation => Type is "SubscriptionConfirmation" or "UnsubscribeConfirmation";

    /// <summary>True for an https address of SNS in one of Amazon's regions.</summary>
    public bool NamesAmazonCertificate => IsOfAmazon(CertificateUrl, out var path) && path.EndsWith(".pem", StringComparison.Ordinal);

    /// <summary>True when its confirmation leads to SNS in one of Amazon's regions.</summary>
    public bool IsFromAmazon => IsOfAmazon(SubscribeUrl, out _);

    /// <exception cref="JsonException">The body is no JSON.</exception>
    public static SnsEnvelope Parse(ReadOnlyMemory<byte> json) => Notice.Read(json, Of);

    /// <summary>Verifies the signature (version 1: SHA-1, version 2: SHA-256, both RSA PKCS #1) against a certificate that the caller trusts.</summary>
    public bool IsSignedBy(X509Certificate2 certificate)
    {
        var hash = version switch { "1" => HashAlgorithmName.SHA1, "2" => HashAlgorithmName.SHA256, _ => default };
        using var key = certificate.GetRSAPublicKey();
        var bytes = new byte[signature.Length];
        return key is not null && hash.Name is not null
            && Convert.TryFromBase64String(signature, bytes, out var length)
            && key.VerifyData(Encoding.UTF8.GetBytes(signedText), bytes.AsSpan(0, length), hash, RSASignaturePadding.Pkcs1);
    }

    private static bool IsOfAmazon(string text, out string path)
    {
        path = "";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps || !address.IsDefaultPort)
        {
            return false;
        }

        path = address.AbsolutePath;
        return address.Host.StartsWith("sns.", StringComparison.Ordinal)
            && (address.Host.EndsWith(".amazonaws.com", StringComparison.Ordinal) || address.Host.EndsWith(".amazonaws.com.cn", StringComparison.Ordinal));
    }

    private static SnsEnvelope Of(Notice body) => new(body["Type"].Text, body["TopicArn"].Text, body["SubscribeURL"].Text, body["SigningCertURL"].Text)
    {
        signedText = SignedText(body),
        signature = body["Signature"].Text,
        version = body["SignatureVersion"].Text,
    };

    // The fields in the order of their names, each followed by its value; a notification without subject leaves it out.
    private static string SignedText(Notice body)
    {
        string[] names = body["Type"].Text is "Notification"
            ? ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"]
            : ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"];
        var text = new StringBuilder();
        foreach (var name in names.Where(name => body[name].Text is not "" || name is not "Subject"))
        {
            text.Append(name).Append('\n').Append(body[name].Text).Append('\n');
        }

        return text.ToString();
    }
}
