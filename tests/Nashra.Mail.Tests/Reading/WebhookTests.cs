using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Nashra.Mail.Reading;
using Nashra.Mail.Reading.Webhooks;

namespace Nashra.Mail.Tests.Reading;

public sealed class WebhookTests
{
    private const string SesBounce = """
        {"notificationType":"Bounce","mail":{"messageId":"0000","commonHeaders":{"messageId":"<copy-7@news.example>"}},
         "bounce":{"bounceType":"Permanent","bounceSubType":"General","bouncedRecipients":[
           {"emailAddress":"layla@example.org","action":"failed","status":"5.1.1","diagnosticCode":"smtp; 550 5.1.1 user unknown"},
           {"emailAddress":"Omar <omar@example.net>","action":"failed","status":"5.2.2","diagnosticCode":"smtp; 552 5.2.2 mailbox full"}]}}
        """;

    [Fact]
    public void Ses_tells_each_bounced_reader_apart()
    {
        var reports = Read(WebhookProvider.AmazonSes, SesBounce);

        reports.Select(report => (report.Recipient, report.Status, report.Reason, report.Hard)).ShouldBe(
            [("layla@example.org", "5.1.1", Reasons.UserUnknown, true), ("omar@example.net", "5.2.2", Reasons.MailboxFull, false)]);
        reports.ShouldAllBe(report => report.OriginalMessageId == "copy-7@news.example");
    }

    [Fact]
    public void Ses_reads_the_same_inside_its_envelope() =>
        Read(WebhookProvider.AmazonSes, Envelope("Notification", SesBounce)).ShouldBe(Read(WebhookProvider.AmazonSes, SesBounce));

    [Theory]
    [InlineData("Transient", "General", "", "4.0.0", false)]
    [InlineData("Permanent", "NoEmail", "", "5.0.0", true)]
    [InlineData("Permanent", "General", "", "5.0.0", false)]
    [InlineData("Transient", "MailboxFull", "smtp; 452 4.2.2 over quota", "4.2.2", false)]
    public void Ses_calls_an_address_dead_only_when_it_is(string type, string subType, string diagnostic, string status, bool hard)
    {
        var report = Read(WebhookProvider.AmazonSes, $$$"""{"eventType":"Bounce","bounce":{"bounceType":"{{{type}}}","bounceSubType":"{{{subType}}}","bouncedRecipients":[{"emailAddress":"a@b.example","diagnosticCode":"{{{diagnostic}}}"}]}}""").Single();

        (report.Status, report.Hard).ShouldBe((status, hard));
    }

    [Fact]
    public void A_subscription_confirmation_is_known_and_leads_nowhere()
    {
        var body = Envelope("SubscriptionConfirmation", "You have chosen to subscribe");

        var envelope = SnsEnvelope.Parse(Encoding.UTF8.GetBytes(body));

        envelope.IsConfirmation.ShouldBeTrue();
        envelope.SubscribeUrl.ShouldBe("https://sns.eu-west-1.amazonaws.com/confirm");
        Read(WebhookProvider.AmazonSes, body).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem", true)]
    [InlineData("http://sns.eu-west-1.amazonaws.com/a.pem", false)]
    [InlineData("https://sns.eu-west-1.amazonaws.com.evil.example/a.pem", false)]
    [InlineData("https://evil.example/sns.amazonaws.com/a.pem", false)]
    public void Only_amazon_names_its_certificate(string address, bool isAmazon) =>
        SnsEnvelope.Parse(Encoding.UTF8.GetBytes($$"""{"SigningCertURL":"{{address}}"}""")).NamesAmazonCertificate.ShouldBe(isAmazon);

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public void An_envelope_is_genuine_only_unchanged_and_under_the_right_certificate(string version)
    {
        using var key = RSA.Create(2048);
        using var stranger = RSA.Create(2048);
        var body = Envelope("Notification", "hello", version, text => Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(text), version is "1" ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)));

        SnsEnvelope.Parse(Encoding.UTF8.GetBytes(body)).IsSignedBy(Certificate(key)).ShouldBeTrue();
        SnsEnvelope.Parse(Encoding.UTF8.GetBytes(body)).IsSignedBy(Certificate(stranger)).ShouldBeFalse();
        SnsEnvelope.Parse(Encoding.UTF8.GetBytes(body.Replace("hello", "hullo"))).IsSignedBy(Certificate(key)).ShouldBeFalse();
        SnsEnvelope.Parse("{}"u8.ToArray()).IsSignedBy(Certificate(key)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"RecordType":"Bounce","Type":"HardBounce","Email":"a@b.example","Details":"smtp;550 5.1.1 The email account does not exist"}""", ReportKind.Bounce, "5.1.1", true)]
    [InlineData("""{"RecordType":"Bounce","Type":"HardBounce","Email":"a@b.example","Description":"The server was unable to deliver your message"}""", ReportKind.Bounce, "5.0.0", true)]
    [InlineData("""{"RecordType":"Bounce","Type":"SoftBounce","Email":"a@b.example","Details":"smtp;452 4.2.2 mailbox full"}""", ReportKind.Bounce, "4.2.2", false)]
    [InlineData("""{"RecordType":"Bounce","Type":"SpamNotification","Email":"a@b.example","Details":"smtp;550 5.7.1 detected as spam"}""", ReportKind.Bounce, "5.7.1", false)]
    [InlineData("""{"RecordType":"Bounce","Type":"AutoResponder","Email":"a@b.example"}""", ReportKind.Reply, "", false)]
    [InlineData("""{"RecordType":"SpamComplaint","Type":"SpamComplaint","Email":"a@b.example"}""", ReportKind.Complaint, "", false)]
    [InlineData("""{"RecordType":"Delivery","Recipient":"a@b.example","Details":"250 ok"}""", ReportKind.Other, "2.0.0", false)]
    public void Postmark_is_understood(string json, ReportKind kind, string status, bool hard) => ShouldRead(WebhookProvider.Postmark, json, kind, status, hard);

    [Theory]
    [InlineData("""{"event":"failed","severity":"permanent","recipient":"a@b.example","delivery-status":{"code":550,"enhanced-code":"5.1.1","message":"No such user"}}""", ReportKind.Bounce, "5.1.1", true)]
    [InlineData("""{"event":"failed","severity":"permanent","reason":"suppress-bounce","recipient":"a@b.example","delivery-status":{"code":605,"message":"Not delivering to previously bounced address"}}""", ReportKind.Bounce, "5.0.0", true)]
    [InlineData("""{"event":"failed","severity":"temporary","recipient":"a@b.example","delivery-status":{"code":421,"message":"try again later"}}""", ReportKind.Bounce, "4.0.0", false)]
    [InlineData("""{"event":"complained","recipient":"a@b.example"}""", ReportKind.Complaint, "", false)]
    [InlineData("""{"event":"delivered","recipient":"a@b.example"}""", ReportKind.Other, "2.0.0", false)]
    public void Mailgun_is_understood(string data, ReportKind kind, string status, bool hard) => ShouldRead(WebhookProvider.Mailgun, $$"""{"event-data":{{data}}}""", kind, status, hard);

    [Theory]
    [InlineData("""[{"event":"bounce","email":"a@b.example","status":"5.1.1","reason":"550 5.1.1 no such user","type":"bounce"}]""", ReportKind.Bounce, "5.1.1", true)]
    [InlineData("""[{"event":"bounce","email":"a@b.example","status":"5.0.0","reason":"500 unknown recipient","bounce_classification":"Invalid Address"}]""", ReportKind.Bounce, "5.0.0", true)]
    [InlineData("""[{"event":"bounce","email":"a@b.example","status":"5.7.1","reason":"550 5.7.1 blocked using a blacklist","type":"blocked"}]""", ReportKind.Bounce, "5.7.1", false)]
    [InlineData("""[{"event":"dropped","email":"a@b.example","reason":"Bounced Address"}]""", ReportKind.Bounce, "5.0.0", true)]
    [InlineData("""[{"event":"deferred","email":"a@b.example","response":"451 4.7.1 greylisted"}]""", ReportKind.Bounce, "4.7.1", false)]
    [InlineData("""[{"event":"spamreport","email":"a@b.example"}]""", ReportKind.Complaint, "", false)]
    public void SendGrid_is_understood(string json, ReportKind kind, string status, bool hard) => ShouldRead(WebhookProvider.SendGrid, json, kind, status, hard);

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("[[[]]]")]
    [InlineData("""{"event-data":[1],"RecordType":{},"bounce":7,"Type":"Notification","Message":"plain"}""")]
    [InlineData("""[{"event":"open","email":"a@b.example"}]""")]
    public void What_speaks_of_no_delivery_gives_no_report(string json)
    {
        foreach (var provider in Enum.GetValues<WebhookProvider>())
        {
            Read(provider, json).ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_body_that_is_no_json_is_refused() => Should.Throw<JsonException>(() => Read(WebhookProvider.SendGrid, "event=bounce"));

    [Fact]
    public void Mailgun_signs_with_the_accounts_key()
    {
        const string timestamp = "1764000000";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData("key"u8, Encoding.UTF8.GetBytes(timestamp + "token")));
        var body = Encoding.UTF8.GetBytes($$$"""{"signature":{"timestamp":"{{{timestamp}}}","token":"token","signature":"{{{signature}}}"}}""");

        WebhookSignatures.IsFromMailgun(body, "key", out var signedAt).ShouldBeTrue();
        signedAt.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1764000000));
        WebhookSignatures.IsFromMailgun(body, "other", out _).ShouldBeFalse();
        WebhookSignatures.IsFromMailgun("{"u8.ToArray(), "key", out _).ShouldBeFalse();
        WebhookSignatures.IsFromMailgun("{}"u8.ToArray(), "key", out _).ShouldBeFalse();
    }

    [Fact]
    public void SendGrid_signs_timestamp_and_body()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var publicKey = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
        var signature = Convert.ToBase64String(key.SignData("1764000000[]"u8.ToArray(), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

        WebhookSignatures.IsFromSendGrid("[]"u8, "1764000000", signature, publicKey).ShouldBeTrue();
        WebhookSignatures.IsFromSendGrid("[]"u8, "1764000001", signature, publicKey).ShouldBeFalse();
        WebhookSignatures.IsFromSendGrid("[]"u8, "1764000000", "not base64!", publicKey).ShouldBeFalse();
        WebhookSignatures.IsFromSendGrid("[]"u8, "1764000000", signature, "AAAA").ShouldBeFalse();
    }

    private static IReadOnlyList<MailReport> Read(WebhookProvider provider, string json) => WebhookReports.Read(provider, Encoding.UTF8.GetBytes(json));

    private static void ShouldRead(WebhookProvider provider, string json, ReportKind kind, string status, bool hard)
    {
        var report = Read(provider, json).Single();
        (report.Kind, report.Recipient, report.Status, report.Hard).ShouldBe((kind, "a@b.example", status, hard));
    }

    private static string Envelope(string type, string message, string version = "1", Func<string, string>? sign = null)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["Message"] = message,
            ["MessageId"] = "id-1",
            ["Timestamp"] = "2026-01-01T00:00:00.000Z",
            ["TopicArn"] = "arn:aws:sns:eu-west-1:1:bounces",
            ["Type"] = type,
        };
        var signed = string.Concat(fields.Select(field => $"{field.Key}\n{field.Value}\n"));
        return JsonSerializer.Serialize(new Dictionary<string, string>(fields)
        {
            ["SubscribeURL"] = "https://sns.eu-west-1.amazonaws.com/confirm",
            ["SignatureVersion"] = version,
            ["Signature"] = sign?.Invoke(signed) ?? "",
        });
    }

    private static X509Certificate2 Certificate(RSA key) =>
        new CertificateRequest("CN=sns.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
}
