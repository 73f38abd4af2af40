using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nashra.Articles;
using Nashra.ForYou;
using Nashra.FrontPage;
using Nashra.Platform;
using Nashra.Tests.Account;
using Nashra.Tests.Readers;

namespace Nashra.Tests.ForYou;

public sealed class ForYouTests
{
    private const string Email = "huda@example.org";

    [Theory, EveryDatabase]
    public async Task A_follow_lifts_its_articles_with_the_true_reason_and_unfollowing_drops_them(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var topic = await paper.OpensTopicAsync("الطاقة الشمسية");
        var (solar, _) = await FillAsync(paper, topic);
        using var browser = await paper.ReaderAsync(Email);
        await browser.ActsAsync(Follow(topic), true);

        var page = await browser.GetStringAsync("/for-you");
        FirstOf(page).ShouldBe(ShortId.From(solar.Id));
        page.ShouldContain("لأنك تتابع");
        page.ShouldContain("<bdi>الطاقة الشمسية</bdi>");
        (await browser.GetStringAsync("/")).ShouldContain("لأنك تتابع");

        await browser.PostsAsync(Follow(topic), ("on", "false"), ("back", "/for-you"));
        var after = await browser.GetStringAsync("/for-you");
        after.ShouldNotContain("لأنك تتابع");
        FirstOf(after).ShouldNotBe(ShortId.From(solar.Id));
        (await browser.GetStringAsync("/")).ShouldNotContain("لأنك تتابع");
    }

    [Theory, EveryDatabase]
    public async Task A_phrase_that_was_just_followed_is_found_in_what_is_already_published(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var topic = await paper.OpensTopicAsync("فلك");
        await FillAsync(paper, topic);
        using var browser = await paper.ReaderAsync(Email);
        await browser.GetStringAsync("/for-you");

        await browser.PostsAsync("/follow/phrase", ("words", "ألواح شمسية"));

        (await browser.GetStringAsync("/for-you")).ShouldContain("«ألواح شمسية»");
    }

    [Theory, EveryDatabase]
    public async Task A_muted_section_is_not_offered_and_comes_back_when_unmuted(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var topic = await paper.OpensTopicAsync("الطاقة الشمسية");
        var (solar, _) = await FillAsync(paper, topic);
        using var browser = await paper.ReaderAsync(Email);
        var mute = $"/mute/section/{ShortId.From(solar.SectionId)}";

        await browser.ActsAsync(mute, true);
        (await browser.GetStringAsync("/for-you")).ShouldNotContain(ItemOf(solar));

        await browser.ActsAsync(mute, false);
        (await browser.GetStringAsync("/for-you")).ShouldContain(ItemOf(solar));
    }

    [Theory, EveryDatabase]
    public async Task A_dismissed_article_goes_at_once_and_can_be_taken_back(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var topic = await paper.OpensTopicAsync("الطاقة الشمسية");
        var (solar, _) = await FillAsync(paper, topic);
        using var browser = await paper.ReaderAsync(Email);
        var dismiss = $"/for-you/dismissed/{ShortId.From(solar.Id)}";

        (await browser.ActsAsync(dismiss, true)).ShouldBe(true);
        (await browser.GetStringAsync("/for-you")).ShouldNotContain(ItemOf(solar));

        await browser.ActsAsync(dismiss, false);
        (await browser.GetStringAsync("/for-you")).ShouldContain(ItemOf(solar));
    }

    [Theory, EveryDatabase]
    public async Task What_was_read_is_not_offered_again(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var topic = await paper.OpensTopicAsync("الطاقة الشمسية");
        var (solar, other) = await FillAsync(paper, topic);
        using var browser = await paper.ReaderAsync(Email);

        await ReadsAsync(browser, solar, "opened");
        await ReadsAsync(browser, solar, "finished");

        var page = await browser.GetStringAsync("/for-you");
        page.ShouldNotContain(ItemOf(solar));
        page.ShouldContain(ItemOf(other));
        (await paper.InDatabaseAsync(db => db.Readings.SingleAsync())).FinishedAt.ShouldNotBeNull();
    }

    [Theory, EveryDatabase]
    public async Task With_history_off_nothing_is_left_and_nothing_is_written(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var topic = await paper.OpensTopicAsync("الطاقة الشمسية");
        var (solar, other) = await FillAsync(paper, topic);
        using var browser = await paper.ReaderAsync(Email);
        await ReadsAsync(browser, solar, "opened");
        (await paper.InDatabaseAsync(db => db.Memories.CountAsync())).ShouldBe(1);

        await browser.ActsAsync("/reading/kept", false);
        var before = await Traces.RowsOfAsync(paper, Email);
        await browser.GetStringAsync($"/a/{ShortId.From(other.Id)}/{Uri.EscapeDataString(other.Slug)}");
        await ReadsAsync(browser, other, "opened");
        await ReadsAsync(browser, other, "finished");
        await browser.GetStringAsync("/for-you");

        (await paper.InDatabaseAsync(db => db.Readings.CountAsync())).ShouldBe(0);
        (await paper.InDatabaseAsync(db => db.Memories.CountAsync())).ShouldBe(0);
        (await Traces.RowsOfAsync(paper, Email)).ShouldBe(before); // no table whatever tells of it
    }

    [Theory, EveryDatabase]
    public async Task Fifty_readings_at_once_leave_one_line_and_one_lesson(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var topic = await paper.OpensTopicAsync("الطاقة الشمسية");
        var (solar, other) = await FillAsync(paper, topic);
        using var browser = await paper.ReaderAsync(Email);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(turn => ReadsAsync(browser, turn % 2 == 0 ? solar : other, "opened")));

        (await paper.InDatabaseAsync(db => db.Readings.CountAsync())).ShouldBe(2);
        var memory = MemoryBytes.Read(await paper.InDatabaseAsync(db => db.Memories.Select(m => m.Bytes).SingleAsync()));
        memory.Read.ShouldBe([solar.Id, other.Id], ignoreOrder: true);
        memory.Tastes.Sum(taste => taste.Tally.Opened).ShouldBe(3); // two sections, and the topic of one of the articles
    }

    [Theory, EveryDatabase]
    public async Task With_tailoring_off_the_page_says_so_and_shows_the_latest_to_all_alike(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var topic = await paper.OpensTopicAsync("الطاقة الشمسية");
        await FillAsync(paper, topic);
        using var browser = await paper.ReaderAsync(Email);
        await browser.ActsAsync(Follow(topic), true);

        await browser.PostsAsync("/for-you/tailoring", ("on", "false"));

        var page = await browser.GetStringAsync("/for-you");
        page.ShouldContain("أوقفتَ");
        page.ShouldNotContain("لأنك تتابع");
        (await browser.GetStringAsync("/")).ShouldNotContain("لأنك تتابع");
    }

    [Theory, EveryDatabase]
    public async Task Violent_material_is_tailored_only_for_who_follows_its_topic(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var topic = await paper.OpensTopicAsync("الطاقة الشمسية");
        var (solar, _) = await FillAsync(paper, topic);
        await paper.InDatabaseAsync(db => db.Database.ExecuteSqlAsync($"UPDATE article SET advisory = 'مشاهد قاسية' WHERE id = {solar.Id}"));
        using var browser = await paper.ReaderAsync(Email);

        (await browser.GetStringAsync("/for-you")).ShouldNotContain(ItemOf(solar));

        await browser.ActsAsync(Follow(topic), true);
        (await browser.GetStringAsync("/for-you")).ShouldContain(ItemOf(solar));
    }

    [Theory, EveryDatabase]
    public async Task What_the_editors_lead_with_reaches_a_reader_who_follows_something_else(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var topic = await paper.OpensTopicAsync("الطاقة الشمسية");
        var section = (await FillAsync(paper, topic)).Other.SectionId;
        using var browser = await paper.ReaderAsync(Email);
        await browser.ActsAsync(Follow(topic), true);
        var before = await browser.GetStringAsync("/for-you");
        var lead = await paper.InDatabaseAsync(async db => (await db.Articles.Where(a => a.SectionId == section).ToListAsync()).MaxBy(a => PlaceOf(before, a))!);
        await paper.InDatabaseAsync(async db =>
        {
            db.Add(FrontPageChoice.Of(lead.Id, 0, paper.Clock.GetUtcNow()));
            db.Add(ArticleChange.Of(null, ChangeKind.Paper, paper.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });

        await paper.Services.GetRequiredService<LatestChange>().LookAsync(CancellationToken.None);
        await paper.Services.GetRequiredService<NewsPools>().LookAsync(CancellationToken.None);

        var page = await browser.GetStringAsync("/for-you");
        PlaceOf(page, lead).ShouldBeLessThan(PlaceOf(before, lead));
        page.ShouldContain("لأن المحررين اختاروه");
    }

    [Theory, EveryDatabase]
    public async Task A_visitors_own_follows_arrange_the_page_on_that_device_alone(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var topic = await paper.OpensTopicAsync("الطاقة الشمسية");
        var (solar, _) = await FillAsync(paper, topic);
        using var hers = paper.Visitor();
        using var his = paper.Visitor();

        await hers.ActsAsync(Follow(topic), true);

        FirstOf(await hers.GetStringAsync("/for-you")).ShouldBe(ShortId.From(solar.Id));
        (await his.GetStringAsync("/for-you")).ShouldNotContain("لأنك تتابع");
    }

    [Theory, EveryDatabase]
    public async Task A_withdrawn_article_is_offered_no_longer_even_before_the_pool_is_made_anew(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var topic = await paper.OpensTopicAsync("الطاقة الشمسية");
        var (solar, _) = await FillAsync(paper, topic);
        using var browser = await paper.ReaderAsync(Email);
        (await browser.GetStringAsync("/for-you")).ShouldContain(ItemOf(solar));

        await paper.InDatabaseAsync(async db =>
        {
            (await db.Articles.FirstAsync(a => a.Id == solar.Id)).Withdraw("سُحب للتحقق", paper.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });

        (await browser.GetStringAsync("/for-you")).ShouldNotContain(ItemOf(solar));
    }

    [Theory, EveryDatabase]
    public async Task Asking_for_less_lowers_a_section_and_is_remembered_as_asked(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var topic = await paper.OpensTopicAsync("الطاقة الشمسية");
        var (solar, _) = await FillAsync(paper, topic);
        using var browser = await paper.ReaderAsync(Email);
        var before = PlaceOf(await browser.GetStringAsync("/for-you"), solar);

        var answer = await browser.PostsAsync($"/for-you/less/section/{ShortId.From(solar.SectionId)}", ("on", "true"), ("back", $"/for-you#a-{ShortId.From(solar.Id)}"));

        answer.Headers.Location!.OriginalString.ShouldBe($"/for-you#a-{ShortId.From(solar.Id)}");
        PlaceOf(await browser.GetStringAsync("/for-you"), solar).ShouldBeGreaterThan(before);
        (await paper.InDatabaseAsync(db => db.Leanings.SingleAsync())).WantsMore.ShouldBeFalse();
    }

    /// <summary>One article on solar panels in a section of its own, two days older than ten others.</summary>
    private static async Task<(Article Solar, Article Other)> FillAsync(TestNewspaper paper, Topic topic)
    {
        var energy = await paper.OpensSectionAsync("energy", "طاقة");
        var cities = await paper.OpensSectionAsync("cities", "مدن");
        var solar = await paper.PublishesAsync("حقول الشمس", "ألواح شمسية تضيء قرى بعيدة عن الشبكة.", energy.Id, topic.Id);
        paper.Clock.Advance(TimeSpan.FromDays(2));
        Article? other = null;
        for (var i = 0; i < 10; i++)
        {
            other = await paper.PublishesAsync($"خبر {PoolSamples.Text(i)[..20]}", PoolSamples.Text(i + 50), cities.Id);
        }

        return (solar, other!);
    }

    private static Task<HttpResponseMessage> ReadsAsync(HttpClient browser, Article article, string how) =>
        browser.PostAsync($"/read/{ShortId.From(article.Id)}", new StringContent(how));

    private static string Follow(Topic topic) => $"/follow/topic/{ShortId.From(topic.Id)}";

    private static string ItemOf(Article article) => $"id=\"a-{ShortId.From(article.Id)}\"";

    private static int PlaceOf(string page, Article article) => page.IndexOf(ItemOf(article), StringComparison.Ordinal);

    private static string FirstOf(string page)
    {
        var start = page.IndexOf("id=\"a-", StringComparison.Ordinal) + 6;
        return page[start..page.IndexOf('"', start)];
    }
}
