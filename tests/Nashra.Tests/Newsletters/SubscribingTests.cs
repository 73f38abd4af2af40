using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nashra.Newsletters;
using Nashra.Platform.Post;

namespace Nashra.Tests.Newsletters;

public sealed partial class SubscribingTests
{
    [Theory, EveryDatabase]
    public async Task A_reader_is_subscribed_only_after_confirming_from_their_own_inbox(DatabaseKind kind)
    {
        await using var paper = await NewsletterPaper.OpenAsync(kind);
        using var visitor = paper.Paper.Visitor();

        (await AsksAsync(visitor, "salma@example.org", "morning", "weekly-science")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await StatesAsync(paper)).ShouldBe([SubscriptionState.Pending, SubscriptionState.Pending]);

        var link = await LinkInOnlyLetterAsync(paper);
        (await visitor.GetStringAsync(link)).ShouldContain("موجز الصباح");
        await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Head, link));
        (await StatesAsync(paper)).ShouldBe([SubscriptionState.Pending, SubscriptionState.Pending]);

        (await visitor.PostAsync(link, null)).EnsureSuccessStatusCode();
        (await StatesAsync(paper)).ShouldBe([SubscriptionState.Active, SubscriptionState.Active]);
    }

    [Theory, EveryDatabase]
    public async Task The_page_says_the_same_whether_the_address_is_subscribed_or_not(DatabaseKind kind)
    {
        await using var paper = await NewsletterPaper.OpenAsync(kind);
        await paper.SubscribesAsync(1);
        using var visitor = paper.Paper.Visitor();

        var known = await AsksAsync(visitor, "r0@example.org", "morning");
        var unknown = await AsksAsync(visitor, "new@example.org", "morning");

        known.StatusCode.ShouldBe(unknown.StatusCode);
        known.Headers.Location.ShouldBe(unknown.Headers.Location);
        (await paper.Paper.InDatabaseAsync(db => db.Letters.CountAsync())).ShouldBe(2);
    }

    [Theory, EveryDatabase]
    public async Task One_click_leaves_by_POST_and_never_by_GET_or_HEAD(DatabaseKind kind)
    {
        await using var paper = await NewsletterPaper.OpenAsync(kind);
        await paper.SubscribesAsync(1);
        await paper.OrdersAsync();
        await paper.SendsAsync();
        var leave = LeaveAddress().Match(await OnlyMailAsync(paper)).Groups[1].Value;
        using var machine = paper.Paper.Visitor();

        foreach (var link in new[] { leave, leave[..^"/leave".Length] })
        {
            (await machine.GetAsync(new Uri(link).PathAndQuery)).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await machine.SendAsync(new HttpRequestMessage(HttpMethod.Head, new Uri(link).PathAndQuery))).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await StatesAsync(paper)).ShouldBe([SubscriptionState.Active]);

        var provider = new HttpRequestMessage(HttpMethod.Post, new Uri(leave).PathAndQuery)
        {
            Content = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]),
            Headers = { { "Origin", "https://mail.example.net" }, { "Sec-Fetch-Site", "cross-site" } },
        };
        (await machine.SendAsync(provider)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await StatesAsync(paper)).ShouldBe([SubscriptionState.Left]);
    }

    [Theory, EveryDatabase]
    public async Task A_forwarded_mail_shows_whose_subscription_it_is_without_giving_the_address_away(DatabaseKind kind)
    {
        await using var paper = await NewsletterPaper.OpenAsync(kind);
        await paper.SubscribesAsync(1);
        await paper.OrdersAsync();
        await paper.SendsAsync();
        var leave = LeaveAddress().Match(await OnlyMailAsync(paper)).Groups[1].Value;
        using var friend = paper.Paper.Visitor();

        var page = await friend.GetStringAsync(new Uri(leave).PathAndQuery);

        page.ShouldContain("r••••@example.org");
        page.ShouldNotContain("r0@example.org");
    }

    [Theory, EveryDatabase]
    public async Task Preferences_pause_one_newsletter_and_leave_all(DatabaseKind kind)
    {
        await using var paper = await NewsletterPaper.OpenAsync(kind);
        await paper.SubscribesAsync(1);
        await paper.SubscribesAsync(1, "for-you");
        using var reader = paper.Paper.Visitor();
        var page = $"/mail/{await TokenAsync(paper, "for-you")}";

        await reader.PostAsync($"{page}?handler=change", new FormUrlEncodedContent([new("hour", "21"), new("until", "2026-04-01")]));
        await paper.Paper.InDatabaseAsync(async db =>
        {
            var subscription = await db.Subscriptions.SingleAsync(s => s.Newsletter.Slug == "for-you");
            subscription.Hour.ShouldBe(21);
            subscription.PausedUntil.ShouldBe(new DateTimeOffset(2026, 3, 31, 21, 0, 0, TimeSpan.Zero)); // midnight in Riyadh
        });

        await reader.PostAsync($"{page}?handler=leaveAll", null);
        (await StatesAsync(paper)).ShouldBe([SubscriptionState.Left, SubscriptionState.Left]);
    }

    [Theory, EveryDatabase]
    public async Task A_mail_can_be_read_in_the_browser_and_an_issue_by_everyone(DatabaseKind kind)
    {
        await using var paper = await NewsletterPaper.OpenAsync(kind);
        await paper.SubscribesAsync(1);
        await paper.OrdersAsync();
        await paper.SendsAsync();
        using var reader = paper.Paper.Visitor();

        (await reader.GetStringAsync(new Uri(ViewAddress().Match(await OnlyMailAsync(paper)).Groups[1].Value).PathAndQuery)).ShouldContain("كيف تقيس الأشجار أعمارها");
        (await reader.GetStringAsync("/newsletters/morning/2026-03-14")).ShouldContain("كيف تقيس الأشجار أعمارها");
        (await reader.GetStringAsync("/newsletters/morning")).ShouldContain("/newsletters/morning/2026-03-14");
    }

    [Theory, EveryDatabase]
    public async Task A_suppressed_address_is_not_brought_back_by_a_list_but_by_its_owner(DatabaseKind kind)
    {
        await using var paper = await NewsletterPaper.OpenAsync(kind);
        await using (var scope = paper.Paper.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<SuppressionList>().AddAsync(Subscription.KeyOf("gone@example.org"), SuppressionReason.Complained, CancellationToken.None);
        }

        var report = await ImportsAsync(paper, "gone@example.org,منى,2025-01-01T10:00:00Z,old list\nnew@example.org,سلمى,2025-01-01T10:00:00Z,old list\n");
        (report.Taken, report.Refused).ShouldBe((1, 1));

        using var owner = paper.Paper.Visitor();
        await AsksAsync(owner, "gone@example.org", "morning");
        (await owner.PostAsync(await LinkInOnlyLetterAsync(paper), null)).EnsureSuccessStatusCode();
        (await StatesAsync(paper)).ShouldBe([SubscriptionState.Active, SubscriptionState.Active], ignoreOrder: true);
    }

    [Theory, EveryDatabase]
    public async Task A_list_says_of_every_line_what_became_of_it_and_importing_again_changes_nothing(DatabaseKind kind)
    {
        await using var paper = await NewsletterPaper.OpenAsync(kind);
        const string List = "Email;Name;Consent time;Source\r\na@example.org;\"سلمى; الأولى\";2025-01-01;page\r\nA@EXAMPLE.org;x;2025-01-01;page\r\nnot an address;x;2025-01-01;page\r\nb@example.org;x;;page\r\n";

        var first = await ImportsAsync(paper, List);
        var second = await ImportsAsync(paper, List);

        (first.Lines, first.Taken, first.Unchanged, first.Refused).ShouldBe((4, 1, 1, 2));
        (second.Taken, second.Unchanged, second.Refused).ShouldBe((0, 2, 2));
        (await paper.Paper.InDatabaseAsync(db => db.Subscriptions.SingleAsync())).Name.ShouldBe("سلمى; الأولى");
    }

    private static async Task<HttpResponseMessage> AsksAsync(HttpClient visitor, string email, params string[] newsletters) =>
        await visitor.PostAsync("/newsletters", new FormUrlEncodedContent([new("email", email), .. newsletters.Select(slug => new KeyValuePair<string, string>("newsletter", slug))]));

    private static Task<List<SubscriptionState>> StatesAsync(NewsletterPaper paper) =>
        paper.Paper.InDatabaseAsync(db => db.Subscriptions.OrderBy(s => s.Id).Select(s => s.State).ToListAsync());

    private static async Task<string> LinkInOnlyLetterAsync(NewsletterPaper paper)
    {
        var letter = await paper.Paper.InDatabaseAsync(db => db.Letters.SingleAsync());
        return ConfirmLink().Match(letter.Text).Value;
    }

    private static async Task<string> OnlyMailAsync(NewsletterPaper paper)
    {
        var postbox = paper.Paper.Services.GetRequiredService<Postbox>();
        var mail = (await postbox.FindAsync(postbox.Latest(2).Single().Id, CancellationToken.None)).ShouldNotBeNull();
        return System.Text.Encoding.UTF8.GetString(mail) + Postbox.Alternative(mail, "text/plain");
    }

    private static Task<string> TokenAsync(NewsletterPaper paper, string slug) => paper.Paper.InDatabaseAsync(async db =>
        paper.Paper.Services.GetRequiredService<MailTokens>().For(MailTokenKind.Subscription, await db.Subscriptions.Where(s => s.Newsletter.Slug == slug).Select(s => s.Id).SingleAsync()));

    private static async Task<SubscriberImportReport> ImportsAsync(NewsletterPaper paper, string list)
    {
        await using var scope = paper.Paper.Services.CreateAsyncScope();
        var newsletter = await paper.Paper.InDatabaseAsync(db => db.Newsletters.SingleAsync(n => n.Slug == "morning"));
        using var reader = new StringReader(list);
        return await scope.ServiceProvider.GetRequiredService<SubscriberImport>().ImportAsync(newsletter, reader, "list.csv", null, CancellationToken.None);
    }

    [GeneratedRegex("/newsletters/confirm/[0-9a-z]{26}")]
    private static partial Regex ConfirmLink();

    [GeneratedRegex("List-Unsubscribe:\\s*<([^>]+)>")]
    private static partial Regex LeaveAddress();

    [GeneratedRegex("(http://\\S+/view)")]
    private static partial Regex ViewAddress();
}
