using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nashra.Articles;
using Nashra.Following;
using Nashra.ForYou;
using Nashra.Platform;
using Nashra.Tests.Readers;

namespace Nashra.Tests.Following;

public sealed class FollowingTests
{
    private const string Email = "huda@example.org";

    [Fact]
    public void The_kinds_that_are_followed_are_the_kinds_that_are_ranked() =>
        Enum.GetValues<FollowKind>().ShouldAllBe(kind => kind.ToString() == ((SubjectKind)kind).ToString());

    [Theory, EveryDatabase]
    public async Task Fifty_clicks_at_once_follow_a_topic_once(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var topic = await paper.OpensTopicAsync("الطاقة الشمسية");
        using var browser = await paper.ReaderAsync(Email);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => browser.ActsAsync(Follow(topic), true)));

        answers.ShouldAllBe(on => on == true);
        (await paper.InDatabaseAsync(db => db.Follows.CountAsync())).ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task Fifty_clicks_of_two_devices_that_follow_and_mute_leave_one_wish(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var topic = await paper.OpensTopicAsync("الطاقة الشمسية");
        using var desk = await paper.ReaderAsync(Email);
        using var phone = paper.Visitor();
        await phone.SignsInAsync(Email);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => (i % 2 == 0 ? desk : phone).ActsAsync(i % 3 == 0 ? Mute(topic) : Follow(topic), true)));
        answers.ShouldAllBe(on => on == true);
        await phone.ActsAsync(Mute(topic), true);

        (await paper.InDatabaseAsync(db => db.Follows.SingleAsync())).IsMute.ShouldBeTrue();
    }

    [Theory, EveryDatabase]
    public async Task Fifty_different_follows_at_once_are_fifty_follows(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var topics = new List<Topic>();
        for (var i = 0; i < 50; i++)
        {
            topics.Add(await paper.OpensTopicAsync($"موضوع {i}"));
        }

        using var desk = await paper.ReaderAsync(Email);
        await Task.WhenAll(topics.Select((topic, i) => desk.ActsAsync(i % 2 == 0 ? Follow(topic) : Mute(topic), true)));
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => desk.PostsAsync("/follow/phrase", ("words", i % 2 == 0 ? "الطاقة الشمسية" : "للطاقة الشمسية"))));

        (await paper.InDatabaseAsync(db => db.Follows.CountAsync(f => !f.IsMute && f.Kind == FollowKind.Topic))).ShouldBe(25);
        (await paper.InDatabaseAsync(db => db.Follows.CountAsync(f => f.IsMute))).ShouldBe(25);
        (await paper.InDatabaseAsync(db => db.Follows.CountAsync(f => f.Kind == FollowKind.Phrase))).ShouldBe(1);
        (await paper.InDatabaseAsync(db => db.FollowedPhrases.CountAsync())).ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task A_new_article_is_about_its_section_its_topics_and_the_phrases_that_readers_follow(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var section = await paper.OpensSectionAsync();
        var topic = await paper.OpensTopicAsync("ابن الهيثم");
        using var reader = await paper.ReaderAsync("phrase@example.org");
        await reader.PostsAsync("/follow/phrase", ("words", "الغرفة المظلمة"));
        await reader.PostsAsync("/follow/phrase", ("words", "المظلمة الغرفة"));
        var phrase = await paper.InDatabaseAsync(db => db.FollowedPhrases.Where(p => p.Text == "الغرفة المظلمة").Select(p => p.Id).SingleAsync());

        var article = await paper.PublishesAsync("الضوء يدخل من ثقب", "دخل العالم إلى غرفةٍ مظلمةٍ ونظر.", section.Id, topic.Id);

        await using var scope = paper.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<FollowedArticle>().SubjectsAsync(article.Id, CancellationToken.None))
            .ShouldBe([new(FollowKind.Section, section.Id), new(FollowKind.Topic, topic.Id), new(FollowKind.Phrase, phrase)], ignoreOrder: true);
    }

    [Theory, EveryDatabase]
    public async Task Muting_what_is_followed_ends_the_following_and_the_other_way_round(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var topic = await paper.OpensTopicAsync("الطاقة الشمسية");
        using var browser = await paper.ReaderAsync(Email);

        await browser.ActsAsync(Follow(topic), true);
        await browser.ActsAsync(Mute(topic), true);
        (await paper.InDatabaseAsync(db => db.Follows.SingleAsync())).IsMute.ShouldBeTrue();

        await browser.ActsAsync(Follow(topic), true);
        (await paper.InDatabaseAsync(db => db.Follows.SingleAsync())).IsMute.ShouldBeFalse();
    }

    [Theory, EveryDatabase]
    public async Task Two_readers_who_write_a_phrase_differently_follow_the_same_words_and_see_their_own(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var hers = await paper.ReaderAsync(Email);
        using var his = await paper.ReaderAsync("salim@example.org");

        await hers.PostsAsync("/follow/phrase", ("words", "الطاقة الشمسية"));
        await his.PostsAsync("/follow/phrase", ("words", "للطاقة الشمسية"));

        (await paper.InDatabaseAsync(db => db.FollowedPhrases.CountAsync())).ShouldBe(1);
        (await paper.InDatabaseAsync(db => db.Follows.Select(f => f.Words).OrderBy(words => words).ToListAsync())).ShouldBe(["الطاقة الشمسية", "للطاقة الشمسية"], ignoreOrder: true);
    }

    [Theory, EveryDatabase]
    public async Task A_phrase_goes_with_the_last_reader_who_follows_it(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var hers = await paper.ReaderAsync(Email);
        using var his = await paper.ReaderAsync("salim@example.org");
        await hers.PostsAsync("/follow/phrase", ("words", "الطاقة الشمسية"));
        await his.PostsAsync("/follow/phrase", ("words", "الطاقة الشمسية"));
        var phrase = await paper.InDatabaseAsync(db => db.FollowedPhrases.Select(p => p.Id).SingleAsync());

        await hers.ActsAsync($"/follow/phrase/{ShortId.From(phrase)}", false);
        (await paper.InDatabaseAsync(db => db.FollowedPhrases.CountAsync())).ShouldBe(1);

        await his.ActsAsync($"/follow/phrase/{ShortId.From(phrase)}", false);
        (await paper.InDatabaseAsync(db => db.FollowedPhrases.CountAsync())).ShouldBe(0);
    }

    [Theory, EveryDatabase]
    public async Task Nobody_gets_at_another_readers_words_or_follows(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var hers = await paper.ReaderAsync(Email);
        await hers.PostsAsync("/follow/phrase", ("words", "الطاقة الشمسية"));
        var phrase = ShortId.From(await paper.InDatabaseAsync(db => db.FollowedPhrases.Select(p => p.Id).SingleAsync()));
        using var his = await paper.ReaderAsync("salim@example.org");

        await his.ActsAsync($"/follow/phrase/{phrase}", true);
        await his.ActsAsync($"/mute/phrase/{phrase}", true);
        await his.ActsAsync($"/follow/phrase/{phrase}", false);

        (await his.GetAsync($"/follow/phrase/{phrase}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await paper.InDatabaseAsync(db => db.Follows.SingleAsync())).IsMute.ShouldBeFalse();
    }

    [Theory, EveryDatabase]
    public async Task Words_that_tell_nothing_are_refused_with_what_was_typed_still_there(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var browser = await paper.ReaderAsync(Email);

        var answer = await browser.PostsAsync("/follow/phrase", ("words", "من إلى"));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("اكتب كلمة تدل");
        page.ShouldContain("من إلى");
    }

    [Theory, EveryDatabase]
    public async Task What_a_visitor_followed_is_followed_after_joining(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var topic = await paper.OpensTopicAsync("الطاقة الشمسية");
        using var browser = paper.Visitor();

        (await browser.PostsAsync(Follow(topic), ("on", "true"))).Headers.Location!.OriginalString.ShouldBe("/for-you");
        await browser.AsksToJoinAsync(Email, ("merge", "true"));
        await browser.PostsAsync("/join/confirm", ("token", await paper.TokenInLastLetterAsync()));

        (await paper.InDatabaseAsync(db => db.Follows.SingleAsync())).TargetId.ShouldBe(topic.Id);
        (await browser.GetStringAsync($"/t/{Uri.EscapeDataString(topic.Slug)}")).ShouldContain("تتابعه");
    }

    [Theory, EveryDatabase]
    public async Task Follows_leave_with_the_export_and_are_gone_with_their_words_when_erased(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var browser = await paper.ReaderAsync(Email);
        await browser.PostsAsync("/follow/phrase", ("words", "الطاقة الشمسية"));
        var readerId = await paper.InDatabaseAsync(db => db.Follows.Select(f => f.ReaderId).SingleAsync());
        await using var scope = paper.Services.CreateAsyncScope();
        var kept = scope.ServiceProvider.GetServices<IKeepsReaderData>().Single(keeper => keeper.Part == "follows");

        var export = await kept.ExportAsync(readerId, CancellationToken.None);
        await kept.EraseAsync(readerId, CancellationToken.None);

        export[0]!["name"]!.GetValue<string>().ShouldBe("الطاقة الشمسية");
        (await paper.InDatabaseAsync(db => db.Follows.CountAsync())).ShouldBe(0);
        (await paper.InDatabaseAsync(db => db.FollowedPhrases.CountAsync())).ShouldBe(0);
    }

    [Theory, EveryDatabase]
    public async Task What_does_not_exist_cannot_be_followed(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var browser = await paper.ReaderAsync(Email);

        foreach (var path in new[] { "/follow/topic/zz", "/follow/colour/1", "/mute/section/zz", "/follow/topic/~" })
        {
            (await browser.PostsAsync(path, ("on", "true"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    private static string Follow(Topic topic) => $"/follow/topic/{ShortId.From(topic.Id)}";

    private static string Mute(Topic topic) => $"/mute/topic/{ShortId.From(topic.Id)}";
}
