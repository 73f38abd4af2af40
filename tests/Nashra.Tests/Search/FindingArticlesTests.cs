namespace Nashra.Tests.Search;

public sealed class FindingArticlesTests
{
    private static readonly string[] Doors = ["/search?q=", "/api/search?q=", "/search/suggest?q=", "/search?order=date&q=", "/feed.xml?q=", "/feed.atom?q=", "/feed.json?q=", "/news-sitemap.xml?q="];

    [Theory, EveryDatabase]
    public async Task A_published_article_is_found_by_another_form_of_its_words(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var section = await paper.OpensSectionAsync();
        await paper.PublishesAsync("المدارس تستعد", "كتب المعلمون رسالة إلى الوزارة.", section.Id);
        await paper.IndexesAsync();

        (await paper.FindsAsync("معلم")).ShouldHaveSingleItem().Card.Headline.ShouldBe("المدارس تستعد");
        (await paper.FindsAsync("للمعلمين")).ShouldHaveSingleItem();
    }

    [Theory, EveryDatabase]
    public async Task The_indexer_notices_a_publication_by_itself(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var section = await paper.OpensSectionAsync();
        await paper.PublishesAsync("زلزال في البحر", "نص.", section.Id);

        await Eventually.HappensAsync(async () => (await paper.FindsAsync("زلازل")).Count == 1, "the article to be found");
    }

    [Theory, EveryDatabase]
    public async Task A_withdrawn_article_is_found_by_no_door_even_before_the_index_has_caught_up(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var section = await paper.OpensSectionAsync();
        var article = await paper.PublishesAsync("خبر سيسحب", "نص الخبر.", section.Id);
        await paper.IndexesAsync();
        await paper.WithdrawsAsync(article.Id);

        var answer = await paper.AsksAsync("سيسحب");

        answer.Hits.ShouldBeEmpty();
        answer.Total.ShouldBe(0);
        await paper.IndexesAsync();
        await paper.ShowsNowhereAsync(Doors, "سيسحب", "خبر سيسحب");
    }

    [Theory, EveryDatabase]
    public async Task A_scheduled_article_is_found_from_its_minute_on_and_not_before(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var section = await paper.OpensSectionAsync();
        paper.Clock.Advance(TimeSpan.FromHours(1));
        await paper.PublishesAsync("خبر الغد", "مفاجأة كبيرة.", section.Id);
        paper.Clock.Advance(TimeSpan.FromHours(-1));
        await paper.IndexesAsync();
        await paper.ShowsNowhereAsync(Doors, "مفاجأة", "خبر الغد");

        paper.Clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromMinutes(1));
        await paper.IndexesAsync();

        (await paper.FindsAsync("مفاجأة")).ShouldHaveSingleItem();
    }

    [Theory, EveryDatabase]
    public async Task A_topic_is_suggested_only_while_something_about_it_may_be_read(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var section = await paper.OpensSectionAsync();
        var topic = await paper.OpensTopicAsync("سد الوادي");
        var article = await paper.PublishesAsync("خبر عن سد", "نص الخبر.", section.Id, topic.Id);
        using var visitor = paper.Visitor();
        foreach (var door in new[] { "/search/suggest?q=", "/search?q=", "/api/search?q=" })
        {
            (await visitor.GetStringAsync(door + Uri.EscapeDataString("الوادي"))).ShouldContain("سد الوادي", Case.Sensitive, door);
        }

        await paper.WithdrawsAsync(article.Id);

        await paper.ShowsNowhereAsync(Doors, "الوادي", "سد الوادي");
    }
}
