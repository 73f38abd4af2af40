using System.Net;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Newsletters;
using Nashra.Platform;
using Nashra.Tests.Newsroom;
using Nashra.Tests.Platform.Post;

namespace Nashra.Tests.Newsletters;

/// <summary>What editors and readers see of an issue while it goes out, and later.</summary>
public sealed class AfterwardsTests
{
    [Theory, EveryDatabase]
    public async Task The_newsroom_sees_what_became_of_each_issue_who_came_and_left_and_who_complained_at_which_provider(DatabaseKind kind)
    {
        await using var server = new ScriptedServer();
        await using var paper = await NewsletterPaper.OpenAsync(kind, server);
        using var editor = await NewsroomVisitor.EntersAsync(paper.Paper);
        await paper.SubscribesAsync(3);
        await paper.ChangesAsync("r0@example.org", subscription => subscription.PauseUntil(paper.Paper.Clock.GetUtcNow().AddDays(3)));
        var issue = await paper.OrdersAsync();
        await paper.MakesCopiesAsync();
        await paper.ChangesAsync("r0@example.org", subscription => subscription.Leave(paper.Paper.Clock.GetUtcNow(), "كثيرة علي"));
        await paper.SendsAsync();
        await paper.Paper.InDatabaseAsync(db => db.Copies.Where(c => c.Subscription!.Address == "r1@example.org").ExecuteUpdateAsync(set => set.SetProperty(c => c.ComplainedAt, paper.Paper.Clock.GetUtcNow())));
        paper.Paper.Clock.Advance(TimeSpan.FromMinutes(1));

        var reports = await editor.Browser.GetStringAsync("/newsroom/newsletters/reports");

        reports.ShouldContain("50.00%");
        reports.ShouldContain("خطر: يُرفض البريد");
        reports.ShouldContain("33.3%");
        reports.ShouldContain("كثيرة علي");
        (await editor.Browser.GetStringAsync($"/newsroom/newsletters/issues/{issue}")).ShouldContain("<dt>قبلها الخادم</dt><dd>2</dd>");
    }

    [Theory, EveryDatabase]
    public async Task Who_may_approve_stops_an_issue_on_its_way_and_lets_the_rest_go(DatabaseKind kind)
    {
        await using var server = new ScriptedServer();
        await using var paper = await NewsletterPaper.OpenAsync(kind, server);
        using var editor = await NewsroomVisitor.EntersAsync(paper.Paper);
        using var other = await NewsroomVisitor.EntersAsync(paper.Paper, "pen@example.org", Nashra.Newsroom.Staff.StaffRole.Editor);
        await paper.SubscribesAsync(3);
        var issue = await paper.OrdersAsync();

        (await other.PostAsync($"/newsroom/newsletters/issues/{issue}?handler=stop")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await editor.PostAsync($"/newsroom/newsletters/issues/{issue}?handler=stop");
        await paper.SendsAsync();
        server.Received.ShouldBeEmpty();

        await editor.PostAsync($"/newsroom/newsletters/issues/{issue}?handler=resume");
        await paper.SendsAsync();
        server.Received.Count.ShouldBe(3);
    }

    [Theory, EveryDatabase]
    public async Task The_browsers_version_shows_what_was_corrected_since_and_the_feed_leads_to_it(DatabaseKind kind)
    {
        await using var paper = await NewsletterPaper.OpenAsync(kind);
        await paper.SubscribesAsync(1);
        await paper.OrdersAsync();
        await paper.SendsAsync();
        paper.Paper.Clock.Advance(TimeSpan.FromHours(1));
        await paper.Paper.InDatabaseAsync(async db =>
        {
            var article = await db.Articles.Include(a => a.Corrections).SingleAsync(a => a.Id == paper.Articles[0].Id);
            article.Correct("الصواب أن الحلقات تُعد من اللب.", paper.Paper.Clock.GetUtcNow());
            db.Add(ArticleChange.Of(article.Id, ChangeKind.Corrected, paper.Paper.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });
        await paper.Paper.NoticesChangesAsync();
        using var reader = paper.Paper.Visitor();

        var feed = await reader.GetStringAsync("/newsletters/morning/feed.xml");

        feed.ShouldContain("/newsletters/morning/2026-03-14</link>");
        (await reader.GetStringAsync("/newsletters/morning/2026-03-14")).ShouldContain("الصواب أن الحلقات تُعد من اللب.");
        (await reader.GetAsync("/newsletters/for-you/feed.xml")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
