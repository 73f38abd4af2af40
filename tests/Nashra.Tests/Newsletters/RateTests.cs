using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nashra.Mail;
using Nashra.Newsletters;
using Nashra.Newsletters.Sending;
using Nashra.Platform.Post;
using Nashra.Tests.Platform.Post;

namespace Nashra.Tests.Newsletters;

/// <summary>What was agreed with a server is kept by all nodes together, whatever it answers. Windows are counted, no time is asserted.</summary>
public sealed class RateTests
{
    private const string Limits = "persecond=200&perminute=3000";
    private const string Grants = "SELECT grain, bucket, granted FROM sending_permit WHERE server NOT LIKE '% %'";

    // 421 hangs up and slows its domain; 451 only puts the copy off. Readers of many domains, so that one does not stand for all.
    [Fact]
    public async Task Three_nodes_never_exceed_what_was_agreed_and_drop_nobody()
    {
        Assert.SkipUnless(TestDatabase.Postgres is not null, "NASHRA_TEST_POSTGRES names no server; ./check starts one");
        var copies = int.Parse(Environment.GetEnvironmentVariable("NASHRA_RATE_COPIES") ?? "1500", CultureInfo.InvariantCulture);
        await using var server = new ScriptedServer(_ => Random.Shared.Next(40) switch
        {
            0 => "421 4.7.0 try again later",
            1 => "451 4.3.0 not now",
            _ => "250 2.0.0 queued",
        })
        { KeepsContent = false };
        await using var paper = await NewsletterPaper.OpenAsync(DatabaseKind.Postgres, server, builder => NodesOf(builder.Services, server));
        await SubscribesAsync(paper, copies);
        var issue = await paper.OrdersAsync();
        await paper.MakesCopiesAsync();

        for (var round = 0; round < 200 && (await paper.AccountsAsync(issue)).Waiting > 0; round++)
        {
            await Task.WhenAll(paper.Paper.Services.GetServices<Node>().Select(node => node.SendsAsync(TestContext.Current.TestOutputHelper!)));
            paper.Paper.Clock.Advance(TimeSpan.FromHours(1));
            await paper.IsServedMeanwhileAsync();
        }

        (await paper.AccountsAsync(issue)).ShouldSatisfyAllConditions(
            account => account.Accepted.ShouldBe(copies),
            account => account.Dropped.ShouldBe(0),
            account => account.Refused.ShouldBe(0));
        var grants = await paper.Paper.InDatabaseAsync(db => db.Database.SqlQueryRaw<Grant>(Grants).ToListAsync());
        Fullest(grants, grain: 50, buckets: 20).ShouldBeInRange(1, 200);
        Fullest(grants, grain: 1000, buckets: 60).ShouldBeInRange(1, 3000);
    }

    [Fact]
    public async Task No_hour_holds_more_than_was_agreed_wherever_it_begins()
    {
        await using var paper = await NewsletterPaper.OpenAsync(DatabaseKind.Sqlite);
        var scopes = paper.Paper.Services.GetRequiredService<IServiceScopeFactory>();
        SendingPermits OfNode() => new(_ => new RateLimit(null, 40, 1000) { PerDay = 5000 }, "mail.example.org:25", scopes, paper.Paper.Clock);
        var nodes = new[] { OfNode(), OfNode(), OfNode() };
        var sent = new List<DateTimeOffset>();

        // Ten hours, asked at every half minute, at first by all and later by one: as many as it will give.
        for (var step = 0; step < 10 * 120; step++)
        {
            for (var node = 0; node < nodes.Length; node++)
            {
                while ((step < 600 || node == 0) && await nodes[node].TryAsync(CancellationToken.None))
                {
                    sent.Add(paper.Paper.Clock.GetUtcNow());
                }
            }

            paper.Paper.Clock.Advance(TimeSpan.FromSeconds(30));
        }

        Most(sent, TimeSpan.FromMinutes(1)).ShouldBeInRange(1, 40);
        Most(sent, TimeSpan.FromHours(1)).ShouldBeInRange(900, 1000, "nearly all of it is used");
        Most(sent, TimeSpan.FromHours(24)).ShouldBeInRange(4500, 5000);
    }

    private static void NodesOf(IServiceCollection services, ScriptedServer server)
    {
        services.AddSingleton(MailSettings.Parse($"{server.Address}&{Limits}"));
        for (var node = 0; node < 3; node++)
        {
            services.AddSingleton(provider => new Node(ActivatorUtilities.CreateInstance<CopySender>(provider, ActivatorUtilities.CreateInstance<WorkSessions>(provider))));
        }
    }

    private static Task SubscribesAsync(NewsletterPaper paper, int readers) => paper.Paper.InDatabaseAsync(async db =>
    {
        var (newsletter, now) = (await db.Newsletters.SingleAsync(n => n.Slug == "morning"), paper.Paper.Clock.GetUtcNow());
        db.AddRange(Enumerable.Range(0, readers).Select(reader =>
        {
            var subscription = Subscription.Of(newsletter, $"r{reader}@d{reader % 500}.example", "test", now);
            subscription.Confirm(now);
            return subscription;
        }));
        await db.SaveChangesAsync();
    });

    private static int Fullest(List<Grant> grants, int grain, int buckets)
    {
        var own = grants.Where(grant => grant.Grain == grain).ToDictionary(grant => grant.Bucket, grant => grant.Granted);
        return own.Keys.Max(first => Enumerable.Range(0, buckets).Sum(after => own.GetValueOrDefault(first + after)));
    }

    private static int Most(List<DateTimeOffset> moments, TimeSpan window)
    {
        var (most, first) = (0, 0);
        for (var last = 0; last < moments.Count; last++)
        {
            while (moments[last] - moments[first] >= window)
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }

    /// <summary>A sender with a register of claims of its own, as another process has.</summary>
    private sealed record Node(CopySender Sender)
    {
        // As in the product: what stops one round does not stop the next, and no copy is lost with it.
        public async Task SendsAsync(ITestOutputHelper output)
        {
            try
            {
                await Sender.SendUntilIdleAsync(CancellationToken.None);
            }
            catch (Exception fault) when (fault is SmtpException or SessionLostException or DbException or DbUpdateException or TimeoutException)
            {
                output.WriteLine(fault.ToString());
            }
        }
    }

    private sealed record Grant(int Grain, long Bucket, int Granted);
}
