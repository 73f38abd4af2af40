using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nashra.Newsletters;
using Nashra.Tests.Readers;

namespace Nashra.Tests.Newsletters;

public sealed class SubscriberListTests
{
    private const string Mailchimp = "Email Address,First Name,Last Name,OPTIN_TIME,CONFIRM_TIME,UNSUB_TIME,UNSUB_REASON,CLEAN_TIME\na@example.org,سلمى,الأولى,2024-01-01 10:00:00,2024-01-02 10:00:00,,,\nb@example.org,,,2024-01-01 10:00:00,2024-01-02 10:00:00,2024-05-01 08:00:00,كثيرة,\nc@example.org,,,2024-01-01 10:00:00,,,,2024-06-01 08:00:00\n";
    private const string Listmonk = "uuid,email,name,attributes,status,created_at,updated_at\n1,a@example.org,سلمى,{},enabled,2024-01-02T10:00:00Z,2024-01-02T10:00:00Z\n2,b@example.org,,{},disabled,2024-01-02T10:00:00Z,2024-05-01T08:00:00Z\n3,c@example.org,,{},blocklisted,2024-01-02T10:00:00Z,2024-06-01T08:00:00Z\n";
    private const string Ghost = "id,email,name,note,subscribed_to_emails,complimentary_plan,created_at,labels\n1,a@example.org,سلمى,,true,false,2024-01-02T10:00:00.000Z,\n2,b@example.org,,,false,false,2024-01-02T10:00:00.000Z,\n";

    [Theory, EveryDatabase]
    public async Task Lists_of_other_programs_bring_who_agreed_and_keep_out_who_left_bounced_or_complained(DatabaseKind kind)
    {
        await using var paper = await NewsletterPaper.OpenAsync(kind);

        (await ImportsAsync(paper, "morning", Mailchimp)).ShouldBe((3, 1, 0, 2, 0));
        (await ImportsAsync(paper, "weekly-science", Listmonk)).ShouldBe((3, 1, 0, 2, 0));
        (await ImportsAsync(paper, "breaking", Ghost)).ShouldBe((2, 1, 0, 1, 0));
        (await ImportsAsync(paper, "morning", Mailchimp)).ShouldBe((3, 0, 2, 1, 0));
        (await ImportsAsync(paper, "morning", "b@example.org,,2025-01-01,old\nc@example.org,,2025-01-01,old\n")).ShouldBe((2, 0, 0, 0, 2));

        await paper.Paper.InDatabaseAsync(async db =>
        {
            var taken = await db.Subscriptions.SingleAsync(s => s.Newsletter.Slug == "morning" && s.State == SubscriptionState.Active);
            (taken.Address, taken.Name, taken.ConfirmedAt).ShouldBe(("a@example.org", "سلمى الأولى", new DateTimeOffset(2024, 1, 2, 10, 0, 0, TimeSpan.Zero)));
            (await db.Subscriptions.SingleAsync(s => s.Newsletter.Slug == "morning" && s.State == SubscriptionState.Left)).LeftBecause.ShouldBe("كثيرة");
            (await db.Suppressions.CountAsync()).ShouldBe(1);
        });
    }

    [Theory, EveryDatabase]
    public async Task A_quote_that_never_closes_is_named_with_its_line_and_what_stood_before_it_is_taken(DatabaseKind kind)
    {
        await using var paper = await NewsletterPaper.OpenAsync(kind);

        var report = await ReportAsync(paper, "morning", "a@example.org,\"سلمى \"\"أم علي\"\"\",2025-01-01,old\nb@example.org,\"منى,2025-01-01,old\nc@example.org,,2025-01-01,old\n");

        (report.Lines, report.Taken, report.Refused).ShouldBe((2, 1, 1));
        report.Refusals.ShouldHaveSingleItem().ShouldBe(new RefusedSubscriber(2, SubscriberRefusal.Quote));
    }

    [Theory, EveryDatabase]
    public async Task Refused_lines_are_named_as_they_stand_in_the_file(DatabaseKind kind)
    {
        await using var paper = await NewsletterPaper.OpenAsync(kind);

        var report = await ReportAsync(paper, "morning", "email,created_at,status\na@example.org,,enabled\nnonsense,2025-01-01,disabled\nb@example.org,,enabled\nneither,2025-01-01,enabled\n");

        report.Refusals.ShouldBe([new(2, SubscriberRefusal.ConsentTime), new(3, SubscriberRefusal.Address), new(4, SubscriberRefusal.ConsentTime), new(5, SubscriberRefusal.Address)]);
    }

    [Theory, EveryDatabase]
    public async Task What_is_exported_can_be_imported_elsewhere_with_its_consent_and_its_suppressions(DatabaseKind kind)
    {
        await using var paper = await NewsletterPaper.OpenAsync(kind);
        await paper.SubscribesAsync(2);
        await paper.ChangesAsync("r1@example.org", subscription => subscription.Leave(paper.Paper.Clock.GetUtcNow(), "=1+1"));
        await using var scope = paper.Paper.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SuppressionList>().AddAsync(Subscription.KeyOf("gone@example.org"), SuppressionReason.Erased, CancellationToken.None);
        var (list, suppressed) = (new StringWriter(), new StringWriter());
        var morning = await paper.Paper.InDatabaseAsync(db => db.Newsletters.SingleAsync(n => n.Slug == "morning"));
        await scope.ServiceProvider.GetRequiredService<SubscriberExport>().WriteAsync(morning, list, CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<SuppressionLines>().WriteAsync(suppressed, CancellationToken.None);
        list.ToString().ShouldContain("\"'=1+1\""); // no formula for a spreadsheet
        suppressed.ToString().ShouldNotContain("gone@");

        (await ImportsAsync(paper, "breaking", list.ToString())).ShouldBe((2, 1, 0, 1, 0));
        await paper.Paper.InDatabaseAsync(db => db.Suppressions.ExecuteDeleteAsync());
        await using var elsewhere = paper.Paper.Services.CreateAsyncScope();
        var (taken, refused) = await elsewhere.ServiceProvider.GetRequiredService<SuppressionLines>().ReadAsync(new StringReader(suppressed + "also@example.org,Complained\nnonsense\n"), CancellationToken.None);
        (taken, string.Join(' ', refused)).ShouldBe((2, "3"));
        (await ImportsAsync(paper, "breaking", "gone@example.org,,2025-01-01,x\nalso@example.org,,2025-01-01,x\n")).ShouldBe((2, 0, 0, 0, 2));
    }

    [Theory, EveryDatabase]
    public async Task An_account_takes_over_what_its_address_subscribed_to_before(DatabaseKind kind)
    {
        await using var paper = await NewsletterPaper.OpenAsync(kind);
        await paper.SubscribesAsync(1);
        using var reader = await paper.Paper.ReaderAsync("r0@example.org");

        (await paper.Paper.InDatabaseAsync(db => db.Subscriptions.SingleAsync())).ReaderId.ShouldNotBeNull();
        (await reader.GetStringAsync("/account")).ShouldContain("موجز الصباح");
    }

    [Theory, EveryDatabase]
    public async Task A_reader_chooses_how_often_at_which_hour_and_by_which_clock_pauses_all_and_says_why_when_leaving(DatabaseKind kind)
    {
        await using var paper = await NewsletterPaper.OpenAsync(kind);
        await paper.SubscribesAsync(1);
        await paper.SubscribesAsync(1, "for-you");
        using var reader = paper.Paper.Visitor();
        var page = $"/mail/{await paper.Paper.InDatabaseAsync(async db => paper.Paper.Services.GetRequiredService<MailTokens>().For(MailTokenKind.Subscription, await db.Subscriptions.Where(s => s.Newsletter.Slug == "for-you").Select(s => s.Id).SingleAsync()))}";
        (await reader.GetStringAsync(page)).ShouldContain("الدار البيضاء");

        await reader.PostsAsync($"{page}?handler=change", ("hour", "20"), ("day", "Thursday"), ("zone", "Africa/Casablanca"));
        (await reader.PostsAsync($"{page}?handler=change", ("hour", "20"), ("zone", "Nowhere/None"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await reader.PostsAsync($"{page}?handler=pauseAll", ("until", "2026-04-01"));
        await paper.Paper.InDatabaseAsync(async db =>
        {
            var own = await db.Subscriptions.SingleAsync(s => s.Newsletter.Slug == "for-you");
            (own.Hour, own.Day, own.TimeZone).ShouldBe((20, DayOfWeek.Thursday, "Africa/Casablanca"));
            (await db.Subscriptions.CountAsync(s => s.PausedUntil != null)).ShouldBe(2);
        });

        await reader.PostsAsync($"{page}?handler=leaveAll", ("because", "رسائل كثيرة"));
        (await paper.Paper.InDatabaseAsync(db => db.Subscriptions.CountAsync(s => s.State == SubscriptionState.Left && s.LeftBecause == "رسائل كثيرة"))).ShouldBe(2);
    }

    private static async Task<(int Lines, int Taken, int Unchanged, int KeptOut, int Refused)> ImportsAsync(NewsletterPaper paper, string slug, string list)
    {
        var report = await ReportAsync(paper, slug, list);
        return (report.Lines, report.Taken, report.Unchanged, report.KeptOut, report.Refused);
    }

    private static async Task<SubscriberImportReport> ReportAsync(NewsletterPaper paper, string slug, string list)
    {
        await using var scope = paper.Paper.Services.CreateAsyncScope();
        var newsletter = await paper.Paper.InDatabaseAsync(db => db.Newsletters.SingleAsync(n => n.Slug == slug));
        using var reader = new StringReader(list);
        return await scope.ServiceProvider.GetRequiredService<SubscriberImport>().ImportAsync(newsletter, reader, "list.csv", null, CancellationToken.None);
    }
}
