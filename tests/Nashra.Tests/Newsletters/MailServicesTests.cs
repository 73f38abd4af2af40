using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nashra.Database;
using Nashra.Mail.Reading.Webhooks;
using Nashra.Newsletters;
using Nashra.Newsletters.Returned;
using Nashra.Tests.Platform.Post;

namespace Nashra.Tests.Newsletters;

/// <summary>What mail services post about letters that came back.</summary>
public sealed class MailServicesTests
{
    [Theory, EveryDatabase]
    public async Task Each_services_notices_end_what_a_dead_address_and_a_complainer_receive_and_nobody_elses(DatabaseKind kind)
    {
        await using var sent = await SentAsync(kind, readers: 7);
        using var service = sent.Paper.Visitor();

        await PostsAsync(service, await AgreesAsync(sent, WebhookProvider.AmazonSes), """{"Type":"Notification","Message":"{\"eventType\":\"Bounce\",\"mail\":{\"commonHeaders\":{\"messageId\":\"<NAME@localhost>\"}},\"bounce\":{\"bounceType\":\"Permanent\",\"bounceSubType\":\"NoEmail\",\"bouncedRecipients\":[{\"emailAddress\":\"r0@example.org\",\"status\":\"5.1.1\"}]}}"}""".Replace("NAME", await NameOfAsync(sent, 0), StringComparison.Ordinal));
        await PostsAsync(service, await AgreesAsync(sent, WebhookProvider.Postmark), """{"RecordType":"Bounce","Type":"HardBounce","MessageID":"883953f4-6105-42a2-a16a-77a8eac79483","Email":"R1@example.org","Details":"smtp;550 5.1.1 no such account"}""");
        await PostsAsync(service, await AgreesAsync(sent, WebhookProvider.Mailgun), """{"event-data":{"event":"complained","recipient":"r2@example.org","message":{"headers":{"message-id":"NAME@localhost"}}}}""".Replace("NAME", await NameOfAsync(sent, 2), StringComparison.Ordinal));
        await PostsAsync(service, await AgreesAsync(sent, WebhookProvider.SendGrid), """[{"event":"bounce","email":"r3@example.org","status":"5.1.1","reason":"550 5.1.1 unknown"},{"event":"deferred","email":"r4@example.org","response":"451 4.7.1 greylisted"},{"event":"bounce","email":"stranger@example.org","status":"5.1.1","reason":"550 unknown"}]""");

        (await ActiveAsync(sent)).ShouldBe(["r4@example.org", "r5@example.org", "r6@example.org"]);
        (await sent.Paper.InDatabaseAsync(db => db.Copies.CountAsync(c => c.BouncedAt != null))).ShouldBe(4);
        (await sent.Paper.InDatabaseAsync(db => db.Copies.Where(c => c.ComplainedAt != null).Select(c => c.Subscription!.Address).SingleAsync())).ShouldBe("r2@example.org");
        (await sent.Paper.InDatabaseAsync(db => db.Suppressions.CountAsync())).ShouldBe(4);
    }

    [Theory, EveryDatabase]
    public async Task A_notice_is_heeded_only_at_its_own_address_and_with_its_own_signature(DatabaseKind kind)
    {
        await using var sent = await SentAsync(kind, readers: 2);
        using var service = sent.Paper.Visitor();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var address = await AgreesAsync(sent, WebhookProvider.SendGrid, Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()));
        const string Body = """[{"event":"bounce","email":"r0@example.org","status":"5.1.1","reason":"550 5.1.1 unknown"}]""";
        var (now, old) = (sent.Paper.Clock.GetUtcNow().ToUnixTimeSeconds(), sent.Paper.Clock.GetUtcNow().AddDays(-3).ToUnixTimeSeconds());

        (await PostAsync(service, address, Body)).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(service, address, Body, Signed(key, Body + " ", now))).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(service, address, Body, Signed(key, Body, old))).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(service, address[..^1] + (address[^1] == '0' ? '1' : '0'), Body, Signed(key, Body, now))).ShouldBe(HttpStatusCode.NotFound);
        (await service.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await ActiveAsync(sent)).Count.ShouldBe(2);

        (await PostAsync(service, address, Body, Signed(key, Body, now))).ShouldBe(HttpStatusCode.NoContent);
        (await ActiveAsync(sent)).ShouldBe(["r1@example.org"]);

        await sent.InScopeAsync(async paper =>
        {
            await paper.GetRequiredService<MailServices>().RenewAsync(WebhookProvider.SendGrid, CancellationToken.None);
            return 0;
        });
        (await PostAsync(service, address, Body, Signed(key, Body, now))).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, EveryDatabase]
    public async Task Hostile_notices_are_refused_and_change_nothing(DatabaseKind kind)
    {
        await using var sent = await SentAsync(kind, readers: 1);
        using var service = sent.Paper.Visitor();
        foreach (var provider in Enum.GetValues<WebhookProvider>())
        {
            var address = await AgreesAsync(sent, provider);
            string[] hostile = ["", "nonsense", "[", new string('[', 100_000), """{"Message":"\ud800","event-data":{"event":"\ud800"},"RecordType":"\ud800"}""", """[{"event":"\udc00"}]"""];
            foreach (var body in hostile)
            {
                (await PostAsync(service, address, body)).ShouldBeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.NoContent);
            }

            (await PostAsync(service, address, new string(' ', 1024 * 1024) + "{}")).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
            (await PostAsync(service, address, """{"Type":"SubscriptionConfirmation","SubscribeURL":"https://sns.eu-west-1.amazonaws.com.evil.example/confirm"}""")).ShouldBe(HttpStatusCode.NoContent);
        }

        (await ActiveAsync(sent)).Count.ShouldBe(1);
        (await sent.InScopeAsync(paper => paper.GetRequiredService<MailServices>().AgreedAsync(WebhookProvider.AmazonSes, CancellationToken.None)))!.ConfirmAt.ShouldBeEmpty();

        var ses = await AgreesAsync(sent, WebhookProvider.AmazonSes);
        (await PostAsync(service, ses, """{"Type":"SubscriptionConfirmation","SubscribeURL":"https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription"}""")).ShouldBe(HttpStatusCode.NoContent);
        (await sent.InScopeAsync(paper => paper.GetRequiredService<MailServices>().AgreedAsync(WebhookProvider.AmazonSes, CancellationToken.None)))!.ConfirmAt.ShouldStartWith("https://sns.eu-west-1.amazonaws.com/");
    }

    private static async Task<NewsletterPaper> SentAsync(DatabaseKind kind, int readers)
    {
        await using var server = new ScriptedServer();
        var paper = await NewsletterPaper.OpenAsync(kind, server);
        await paper.SubscribesAsync(readers);
        await paper.OrdersAsync();
        await paper.SendsAsync();
        server.Received.Count.ShouldBe(readers);
        return paper;
    }

    private static Task<string> AgreesAsync(NewsletterPaper sent, WebhookProvider service, string? key = null) => sent.InScopeAsync(async paper =>
    {
        var services = paper.GetRequiredService<MailServices>();
        await services.AgreeAsync(service, key, CancellationToken.None);
        return (await services.PathAsync(service, CancellationToken.None))!;
    });

    private static async Task<string> NameOfAsync(NewsletterPaper sent, int reader)
    {
        var id = await sent.Paper.InDatabaseAsync(db => db.Copies.Where(c => c.Subscription!.Address == $"r{reader}@example.org").Select(c => c.Id).SingleAsync());
        return sent.Paper.Services.GetRequiredService<MailTokens>().For(MailTokenKind.Copy, id);
    }

    private static Task<List<string>> ActiveAsync(NewsletterPaper sent) => sent.Paper.InDatabaseAsync(db =>
        db.Subscriptions.Where(s => s.State == SubscriptionState.Active).OrderBy(s => s.Address).Select(s => s.Address).ToListAsync());

    private static (string Name, string Value)[] Signed(ECDsa key, string body, long at)
    {
        var signature = key.SignData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{at}{body}")), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return [("X-Twilio-Email-Event-Webhook-Timestamp", at.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("X-Twilio-Email-Event-Webhook-Signature", Convert.ToBase64String(signature))];
    }

    private static async Task PostsAsync(HttpClient service, string address, string body) => (await PostAsync(service, address, body)).ShouldBe(HttpStatusCode.NoContent);

    private static async Task<HttpStatusCode> PostAsync(HttpClient service, string address, string body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var answer = await service.SendAsync(request);
        return answer.StatusCode;
    }
}
