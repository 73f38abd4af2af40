using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nashra.Articles;
using Nashra.Newsletters.Sending;
using Nashra.Newsletters;
using Nashra.Platform.Post;
using Nashra.Tests.Platform.Post;

namespace Nashra.Tests.Newsletters;

public sealed class SendingTests
{
    [Theory, EveryDatabase]
    public async Task Every_subscriber_gets_one_copy_and_the_account_says_so(DatabaseKind kind)
    {
        await using var server = new ScriptedServer();
        await using var paper = await NewsletterPaper.OpenAsync(kind, server);
        await paper.SubscribesAsync(30);

        var issue = await paper.OrdersAsync();
        await paper.SendsAsync();

        server.Received.Select(mail => mail.Recipient).Order().ShouldBe(Enumerable.Range(0, 30).Select(i => $"r{i}@example.org").Order());
        (await paper.AccountsAsync(issue)).ShouldSatisfyAllConditions(
            account => account.Total.ShouldBe(30),
            account => account.Accepted.ShouldBe(30),
            account => account.State.ShouldBe("finished"));
    }

    [Theory, EveryDatabase]
    public async Task A_process_whose_culture_writes_numbers_otherwise_sends_all_the_same(DatabaseKind kind)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA"); // of this test's own flow
        await using var server = new ScriptedServer();
        await using var paper = await NewsletterPaper.OpenAsync(kind, server);
        await paper.SubscribesAsync(3);

        var issue = await paper.OrdersAsync();
        await paper.SendsAsync();

        (await paper.AccountsAsync(issue)).Accepted.ShouldBe(3);
    }

    [Theory, EveryDatabase]
    public async Task Sending_again_reaches_only_those_who_subscribed_since(DatabaseKind kind)
    {
        await using var server = new ScriptedServer();
        await using var paper = await NewsletterPaper.OpenAsync(kind, server);
        await paper.SubscribesAsync(2);
        var first = await paper.OrdersAsync();
        await paper.SendsAsync();
        await paper.Paper.InDatabaseAsync(async db =>
        {
            var late = Subscription.Of(await db.Newsletters.SingleAsync(n => n.Slug == "morning"), "late@example.org", "test", paper.Paper.Clock.GetUtcNow());
            late.Confirm(paper.Paper.Clock.GetUtcNow());
            db.Add(late);
            await db.SaveChangesAsync();
        });

        var again = await paper.OrdersAsync();
        await paper.SendsAsync();

        again.ShouldBe(first);
        server.Received.Count.ShouldBe(3);
        server.Received.Count(mail => mail.Recipient == "late@example.org").ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task Who_leaves_or_pauses_between_the_making_of_the_copies_and_their_offering_gets_nothing(DatabaseKind kind)
    {
        await using var server = new ScriptedServer();
        await using var paper = await NewsletterPaper.OpenAsync(kind, server);
        await paper.SubscribesAsync(4);
        var issue = await paper.OrdersAsync();
        await paper.MakesCopiesAsync();

        await paper.ChangesAsync("r1@example.org", subscription => subscription.Leave(paper.Paper.Clock.GetUtcNow()));
        await paper.ChangesAsync("r2@example.org", subscription => subscription.PauseUntil(paper.Paper.Clock.GetUtcNow().AddDays(3)));
        await paper.SendsAsync();

        server.Received.Select(mail => mail.Recipient).Order().ShouldBe(["r0@example.org", "r3@example.org"]);
        (await paper.AccountsAsync(issue)).Dropped.ShouldBe(2);
    }

    [Theory, EveryDatabase]
    public async Task A_copy_put_off_waits_and_is_never_dropped(DatabaseKind kind)
    {
        var refusals = 3;
        await using var server = new ScriptedServer(_ => Interlocked.Decrement(ref refusals) >= 0 ? "451 4.7.1 slow down" : "250 2.0.0 queued");
        await using var paper = await NewsletterPaper.OpenAsync(kind, server);
        await paper.SubscribesAsync(3);
        var issue = await paper.OrdersAsync();
        await paper.SendsAsync();
        (await paper.AccountsAsync(issue)).Waiting.ShouldBe(3);

        paper.Paper.Clock.Advance(TimeSpan.FromMinutes(10));
        await paper.SendsAsync();

        (await paper.AccountsAsync(issue)).Accepted.ShouldBe(3);
    }

    [Theory, EveryDatabase]
    public async Task A_copy_in_doubt_is_listed_and_offered_again_byte_for_byte(DatabaseKind kind)
    {
        var first = 1;
        await using var server = new ScriptedServer(_ => Interlocked.Decrement(ref first) >= 0 ? null : "250 2.0.0 queued");
        await using var paper = await NewsletterPaper.OpenAsync(kind, server);
        await paper.SubscribesAsync(1);
        var issue = await paper.OrdersAsync();
        await paper.SendsAsync();
        (await paper.AccountsAsync(issue)).EverInDoubt.ShouldBe(1);

        paper.Paper.Clock.Advance(TimeSpan.FromHours(3));
        await paper.SendsAsync();

        server.Received.Count.ShouldBe(2);
        server.Received.Select(mail => mail.Content).Distinct().Count().ShouldBe(1);
        (await paper.AccountsAsync(issue)).ShouldSatisfyAllConditions(account => account.Accepted.ShouldBe(1), account => account.EverInDoubt.ShouldBe(1));
    }

    [Theory, EveryDatabase]
    public async Task What_was_withdrawn_meanwhile_is_cut_and_what_was_rewritten_is_sent_as_it_was_frozen(DatabaseKind kind)
    {
        await using var server = new ScriptedServer();
        await using var paper = await NewsletterPaper.OpenAsync(kind, server);
        await paper.SubscribesAsync(1);
        await paper.OrdersAsync();
        await paper.Paper.InDatabaseAsync(async db =>
        {
            (await db.Articles.SingleAsync(a => a.Id == paper.Articles[1].Id)).Withdraw("نُشر خطأ", paper.Paper.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });

        await paper.SendsAsync();

        var mail = server.Received.ShouldHaveSingleItem();
        var text = Nashra.Platform.Post.Postbox.Alternative(System.Text.Encoding.UTF8.GetBytes(mail.Content), "text/plain").ShouldNotBeNull();
        text.ShouldContain("كيف تقيس الأشجار أعمارها");
        text.ShouldNotContain("Google");
    }

    [Fact]
    public async Task A_server_is_given_no_more_than_was_agreed_and_the_rest_waits_its_turn()
    {
        await using var paper = await NewsletterPaper.OpenAsync(DatabaseKind.Sqlite);
        var scopes = paper.Paper.Services.GetRequiredService<IServiceScopeFactory>();
        SendingPermits OfNode() => new(_ => new RateLimit(20, null, null), "mail.example.org", scopes, paper.Paper.Clock);
        var (one, other) = (OfNode(), OfNode());
        for (var mail = 0; mail < 19; mail++)
        {
            await (mail % 2 == 0 ? one : other).WaitAsync(CancellationToken.None);
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Should.ThrowAsync<OperationCanceledException>(() => one.WaitAsync(patience.Token));
        paper.Paper.Clock.Advance(TimeSpan.FromSeconds(1.1));
        await one.WaitAsync(CancellationToken.None);
    }
}
