using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nashra.Articles;
using Nashra.Newsletters;
using Nashra.Tests.Platform.Post;
using Nashra.Tests.Readers;

namespace Nashra.Tests.Newsletters;

public sealed class KindsTests
{
    [Theory, EveryDatabase]
    public async Task A_newsletter_tells_of_a_topic_or_an_author_or_what_was_read_most(DatabaseKind kind)
    {
        await using var paper = await NewsletterPaper.OpenAsync(kind);
        var topic = await paper.Paper.OpensTopicAsync("الغابات");
        var other = await paper.Paper.PublishesAsync("الغابات رئة المدن", "نص.", paper.Section.Id, topic.Id);
        await paper.Paper.InDatabaseAsync(db => db.Database.ExecuteSqlAsync($"INSERT INTO article_views (article_id, hour, views) VALUES ({paper.Articles[0].Id}, {paper.Paper.Clock.GetUtcNow().ToUnixTimeSeconds() / 3600}, 9)"));

        (await ChosenAsync(paper, plan => plan with { TopicId = topic.Id })).ShouldBe([other.Id]);
        (await ChosenAsync(paper, plan => plan with { Rule = NewsletterRule.MostRead })).ShouldBe([paper.Articles[0].Id]);
        (await ChosenAsync(paper, plan => plan with { MostArticles = 1 })).ShouldBe([other.Id]);
    }

    [Theory, EveryDatabase]
    public async Task A_reminder_tells_each_reader_what_is_saved_and_unread_and_nobody_else_anything(DatabaseKind kind)
    {
        await using var server = new ScriptedServer();
        await using var paper = await NewsletterPaper.OpenAsync(kind, server);
        using var reader = await paper.Paper.ReaderAsync("saver@example.org");
        await reader.ActsAsync($"/saved/{Nashra.Platform.ShortId.From(paper.Articles[0].Id)}", on: true);
        await reader.PostAsync("/newsletters/saved/subscribe", null);
        await paper.SubscribesAsync(1, "saved");

        var issue = await paper.OrdersAsync("saved");
        await paper.SendsAsync();

        server.Received.Single(mail => mail.Recipient == "saver@example.org").ShouldNotBeNull();
        (await paper.AccountsAsync(issue)).ShouldSatisfyAllConditions(account => account.Accepted.ShouldBe(1), account => account.Dropped.ShouldBe(1));
        (await paper.Paper.InDatabaseAsync(db => db.IssueReasons.Select(r => r.Words).SingleAsync())).ShouldContain("ولم يُقرأ بعد");
    }

    [Theory, EveryDatabase]
    public async Task News_of_a_story_alerts_once_those_who_follow_it_and_have_muted_nothing_of_it(DatabaseKind kind)
    {
        await using var server = new ScriptedServer();
        await using var paper = await NewsletterPaper.OpenAsync(kind, server);
        var story = await paper.Paper.InDatabaseAsync(async db =>
        {
            var topic = Topic.Open("سد", TopicKind.Story, "قصة السد", "", []);
            db.Add(topic);
            await db.SaveChangesAsync();
            return topic;
        });
        using var follower = await paper.Paper.ReaderAsync("follower@example.org");
        using var other = await paper.Paper.ReaderAsync("other@example.org");
        using var muter = await paper.Paper.ReaderAsync("muter@example.org");
        await muter.ActsAsync($"/follow/topic/{Nashra.Platform.ShortId.From(story.Id)}", on: true);
        await muter.PostsAsync("/follow/phrase", ("words", "منسوب المياه"), ("way", "mute"));
        await muter.PostAsync("/newsletters/stories/subscribe", null);
        await follower.ActsAsync($"/follow/topic/{Nashra.Platform.ShortId.From(story.Id)}", on: true);
        await follower.PostAsync("/newsletters/stories/subscribe", null);
        await other.PostAsync("/newsletters/stories/subscribe", null);
        await LooksAsync(paper);
        await paper.Paper.PublishesAsync("السد يمتلئ", "ارتفع منسوب مياه السد.", paper.Section.Id, story.Id);

        await LooksAsync(paper);
        await LooksAsync(paper);
        await paper.SendsAsync();

        server.Received.Select(mail => mail.Recipient).ShouldBe(["follower@example.org"]);
    }

    [Theory, EveryDatabase]
    public async Task A_copy_is_due_at_the_readers_own_hour_by_the_readers_own_clock_also_when_clocks_change(DatabaseKind kind)
    {
        await using var paper = await NewsletterPaper.OpenAsync(kind);
        await paper.SubscribesAsync(4, "for-you");
        await paper.ChangesAsync("r1@example.org", subscription => LivesIn(subscription, "Europe/Berlin", 2));
        await paper.ChangesAsync("r2@example.org", subscription => LivesIn(subscription, "Pacific/Auckland", 6));
        await paper.ChangesAsync("r3@example.org", subscription => subscription.ComeOn(DayOfWeek.Monday));

        // In Berlin the night of 29 March 2026 has no hour two.
        paper.Paper.Clock.Advance(new DateTimeOffset(2026, 3, 28, 11, 30, 0, TimeSpan.Zero) - paper.Paper.Clock.GetUtcNow());
        await TicksAsync(paper);
        await paper.MakesCopiesAsync();

        (await DueAsync(paper, "2026-03-29")).ShouldBe(new()
        {
            ["r0@example.org"] = new(2026, 3, 29, 4, 0, 0, TimeSpan.Zero), // seven in Riyadh
            ["r1@example.org"] = new(2026, 3, 29, 1, 0, 0, TimeSpan.Zero), // three in Berlin, the moment at which two would have been
            ["r2@example.org"] = new(2026, 3, 28, 17, 0, 0, TimeSpan.Zero), // it is Sunday there already
        });
    }

    private static void LivesIn(Subscription subscription, string zone, int hour)
    {
        subscription.LiveIn(zone);
        subscription.ComeAt(hour);
    }

    private static async Task<Dictionary<string, DateTimeOffset>> DueAsync(NewsletterPaper paper, string date) => await paper.Paper.InDatabaseAsync(db =>
        db.Copies.Where(c => c.Issue.Date == date && c.Issue.Newsletter.Slug == "for-you").Select(c => new { c.Subscription!.Address, c.DueAt }).ToDictionaryAsync(c => c.Address, c => c.DueAt));

    private static async Task<List<long>> ChosenAsync(NewsletterPaper paper, Func<NewsletterPlan, NewsletterPlan> change)
    {
        await using var scope = paper.Paper.Services.CreateAsyncScope();
        var newsletter = Newsletter.Found(change(new NewsletterPlan("n", "نشرة", "وصف", NewsletterKind.Automatic, "موافقة")), 0, paper.Paper.Clock.GetUtcNow());
        return [.. (await scope.ServiceProvider.GetRequiredService<IssueContents>().NewAsync(newsletter, CancellationToken.None)).Select(card => card.Id)];
    }

    private static async Task LooksAsync(NewsletterPaper paper)
    {
        await using var scope = paper.Paper.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<StoryAlerts>().LookAsync(CancellationToken.None);
    }

    private static async Task TicksAsync(NewsletterPaper paper)
    {
        await using var scope = paper.Paper.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IssueSchedule>().OpenDueAsync(CancellationToken.None);
    }
}
