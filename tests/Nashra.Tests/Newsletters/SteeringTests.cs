using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nashra.Newsletters;
using Nashra.Newsletters.Sending;
using Nashra.Platform.Post;
using Nashra.Tests.Platform.Post;

namespace Nashra.Tests.Newsletters;

/// <summary>A person's hand on the sending, and the way that each recipient's mail takes.</summary>
public sealed class SteeringTests
{
    [Theory, EveryDatabase]
    public async Task A_paused_issue_goes_on_exactly_where_it_was(DatabaseKind kind)
    {
        NewsletterPaper? paper = null;
        var (issue, takenWhenHalted) = (0L, 0);
        var taken = new ConcurrentQueue<string>();
        await using var server = new ScriptedServer(mail =>
        {
            taken.Enqueue(mail.Recipient);
            if (mail.Recipient == "r40@example.org")
            {
                ControlAsync(paper!, control => control.PauseAsync(issue, CancellationToken.None)).GetAwaiter().GetResult().ShouldBeTrue();
                takenWhenHalted = taken.Count;
            }

            return "250 2.0.0 queued";
        });
        await using var opened = paper = await NewsletterPaper.OpenAsync(kind, server);
        await paper.SubscribesAsync(300);
        issue = await paper.OrdersAsync();

        await paper.SendsAsync();
        taken.Count.ShouldBeInRange(takenWhenHalted, takenWhenHalted + (2 * ConnectionsOfOneServer), "what was offered when it was halted is answered, and nothing more leaves");
        (await paper.AccountsAsync(issue)).ShouldSatisfyAllConditions(account => account.State.ShouldBe("paused"), account => account.Waiting.ShouldBe(300 - taken.Count));
        (await ControlAsync(paper, control => control.ResumeAsync(issue, CancellationToken.None))).ShouldBeTrue();
        await paper.SendsAsync();

        taken.Order().ShouldBe(Enumerable.Range(0, 300).Select(i => $"r{i}@example.org").Order());
        (await paper.AccountsAsync(issue)).State.ShouldBe("finished");
    }

    [Fact]
    public async Task A_stopped_issue_drops_what_waits_and_says_so()
    {
        await using var server = new ScriptedServer();
        await using var paper = await NewsletterPaper.OpenAsync(DatabaseKind.Sqlite, server);
        await paper.SubscribesAsync(5);
        var issue = await paper.OrdersAsync();
        await paper.MakesCopiesAsync();

        (await ControlAsync(paper, control => control.StopAsync(issue, CancellationToken.None))).ShouldBeTrue();
        await paper.SendsAsync();

        server.Received.ShouldBeEmpty();
        (await paper.AccountsAsync(issue)).ShouldSatisfyAllConditions(account => account.Dropped.ShouldBe(5), account => account.State.ShouldBe("stopped"));
        (await ControlAsync(paper, control => control.StopAsync(issue, CancellationToken.None))).ShouldBeFalse("it was ended before");
    }

    [Theory, EveryDatabase]
    public async Task A_domain_that_asks_for_patience_is_slowed_and_the_others_are_not(DatabaseKind kind)
    {
        var asked = 0;
        await using var server = new ScriptedServer(mail => mail.Recipient.EndsWith("@slow.example", StringComparison.Ordinal) && Interlocked.Increment(ref asked) <= 1 ? "421 4.7.28 unusual rate, try again later" : "250 2.0.0 queued");
        await using var paper = await NewsletterPaper.OpenAsync(kind, server);
        await paper.SubscribesAsync(20);
        await paper.Paper.InDatabaseAsync(async db =>
        {
            var newsletter = await db.Newsletters.SingleAsync(n => n.Slug == "morning");
            for (var i = 0; i < 200; i++)
            {
                var subscription = Subscription.Of(newsletter, $"s{i}@slow.example", "test", paper.Paper.Clock.GetUtcNow());
                subscription.Confirm(paper.Paper.Clock.GetUtcNow());
                db.Add(subscription);
            }

            await db.SaveChangesAsync();
        });
        var issue = await paper.OrdersAsync();

        await paper.SendsAsync();
        var first = (await paper.AccountsAsync(issue)).ShouldNotBeNull();
        first.Waiting.ShouldBeGreaterThan(0, "the clock stands: the slowed domain has had its share of this minute");
        first.Dropped.ShouldBe(0);
        server.Received.Select(mail => mail.Recipient).Count(to => to.EndsWith("@example.org", StringComparison.Ordinal)).ShouldBe(20);
        for (var minute = 0; minute < 60 && (await paper.AccountsAsync(issue)).Waiting > 0; minute++)
        {
            paper.Paper.Clock.Advance(TimeSpan.FromMinutes(2));
            await paper.SendsAsync();
        }

        (await paper.AccountsAsync(issue)).Accepted.ShouldBe(220);
    }

    [Theory, EveryDatabase]
    public async Task Each_domain_has_its_server_and_the_other_takes_over_when_one_is_gone(DatabaseKind kind)
    {
        await using var one = new ScriptedServer();
        await using var other = new ScriptedServer();
        var gone = new ScriptedServer();
        var addressOfGone = gone.Address;
        await gone.DisposeAsync();
        var settings = MailSettings.Parse($"{one.Address}&for=example.org {addressOfGone}&for=gone.example {other.Address}");
        await using var paper = await NewsletterPaper.OpenAsync(kind, one, builder => builder.Services.Replace(ServiceDescriptor.Singleton(settings)));
        await paper.SubscribesAsync(4);
        await paper.Paper.InDatabaseAsync(async db =>
        {
            var newsletter = await db.Newsletters.SingleAsync(n => n.Slug == "morning");
            foreach (var address in new[] { "a@gone.example", "b@elsewhere.example" })
            {
                var subscription = Subscription.Of(newsletter, address, "test", paper.Paper.Clock.GetUtcNow());
                subscription.Confirm(paper.Paper.Clock.GetUtcNow());
                db.Add(subscription);
            }

            await db.SaveChangesAsync();
        });
        var issue = await paper.OrdersAsync();

        await paper.SendsAsync();

        one.Received.Count.ShouldBe(4);
        other.Received.Select(mail => mail.Recipient).Order().ShouldBe(["a@gone.example", "b@elsewhere.example"]);
        (await paper.AccountsAsync(issue)).Accepted.ShouldBe(6);
    }

    [Theory, EveryDatabase]
    public async Task A_copy_in_doubt_is_held_for_a_person_where_the_paper_says_so(DatabaseKind kind)
    {
        var first = 1;
        await using var server = new ScriptedServer(_ => Interlocked.Decrement(ref first) >= 0 ? null : "250 2.0.0 queued");
        await using var paper = await NewsletterPaper.OpenAsync(kind, server);
        await paper.Paper.InDatabaseAsync(db => new SendingRules { HoldsDoubt = true }.WriteAsync(db, CancellationToken.None));
        await paper.SubscribesAsync(1);
        var issue = await paper.OrdersAsync();

        await paper.SendsAsync();
        paper.Paper.Clock.Advance(TimeSpan.FromDays(3));
        await paper.SendsAsync();
        server.Received.Count.ShouldBe(1);

        (await ControlAsync(paper, control => control.ResumeAsync(issue, CancellationToken.None))).ShouldBeTrue();
        await paper.SendsAsync();
        server.Received.Count.ShouldBe(2);
        (await paper.AccountsAsync(issue)).ShouldSatisfyAllConditions(account => account.Accepted.ShouldBe(1), account => account.EverInDoubt.ShouldBe(1));
    }

    [Fact]
    public void A_new_machine_earns_its_reputation_day_by_day()
    {
        var exit = MailSettings.Parse("smtp://mail.example.org?persecond=50&warmup=2026-03-14,200,1.5").Exits.ShouldHaveSingleItem();

        exit.LimitOn(At(14)).ShouldBe(new RateLimit(50, null, null) { PerDay = 200 });
        exit.LimitOn(At(16)).PerDay.ShouldBe(450);
        exit.LimitOn(At(14).AddDays(60)).PerDay.ShouldBeNull();
        Should.Throw<FormatException>(() => MailSettings.Parse("smtp://mail.example.org?warmup=soon")).Message.ShouldContain("warmup");

        static DateTimeOffset At(int day) => new(2026, 3, day, 9, 0, 0, TimeSpan.Zero);
    }

    private const int ConnectionsOfOneServer = 4;

    private static Task<bool> ControlAsync(NewsletterPaper paper, Func<IssueControl, Task<bool>> act) => paper.InScopeAsync(services => act(services.GetRequiredService<IssueControl>()));
}
