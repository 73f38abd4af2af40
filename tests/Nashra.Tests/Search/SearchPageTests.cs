using System.Net;
using System.Text.Json;

namespace Nashra.Tests.Search;

public sealed class SearchPageTests
{
    [Fact]
    public async Task A_slip_of_the_hand_is_answered_with_what_was_meant()
    {
        await using var paper = await WithArticlesAsync();
        using var visitor = paper.Visitor();

        (await visitor.GetStringAsync("/search?q=" + Uri.EscapeDataString("القاهرت"))).ShouldContain("<bdi>القاهرة</bdi>");
        (await visitor.GetStringAsync("/search?q=hgrhivm")).ShouldContain("القاهرة");
    }

    [Fact]
    public async Task What_is_found_is_marked_as_whole_words_and_never_as_script()
    {
        await using var paper = await WithArticlesAsync();
        using var visitor = paper.Visitor();

        var page = await visitor.GetStringAsync("/search?q=" + Uri.EscapeDataString("قاهرة <script>alert(1)</script>"));

        page.ShouldContain("<mark>القاهرة</mark>");
        page.ShouldNotContain("<script>alert");
    }

    [Fact]
    public async Task Nothing_found_still_offers_a_way_on()
    {
        await using var paper = await WithArticlesAsync();
        using var visitor = paper.Visitor();

        var page = await visitor.GetStringAsync("/search?q=zzzzqqqq");

        page.ShouldContain("/s/science");
        page.ShouldContain("نهر النيل في القاهرة");
    }

    [Fact]
    public async Task Headlines_are_suggested_while_the_word_is_still_being_typed()
    {
        await using var paper = await WithArticlesAsync();
        using var visitor = paper.Visitor();

        using var suggestions = JsonDocument.Parse(await visitor.GetStringAsync("/search/suggest?q=" + Uri.EscapeDataString("نهر الق")));

        suggestions.RootElement[0].GetProperty("text").GetString().ShouldBe("نهر النيل في القاهرة");
    }

    [Theory]
    [InlineData("/search?q=")]
    [InlineData("/api/search?q=")]
    [InlineData("/search/suggest?q=")]
    public async Task Hostile_queries_get_an_answer_and_never_an_error(string door)
    {
        await using var paper = await WithArticlesAsync();
        using var visitor = paper.Visitor();
        var chance = new Random(11);

        for (var number = 0; number < HostileQueries.Count / 10; number++)
        {
            var query = HostileQueries.Next(chance);
            using var answer = await visitor.GetAsync(door + Uri.EscapeDataString(query));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, query);
        }

        using var megabyte = new HttpRequestMessage(HttpMethod.Get, new Uri(paper.Address, door + string.Concat(Enumerable.Repeat("ab+", 350_000))));
        (await visitor.SendAsync(megabyte)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Filters_and_pages_stand_in_the_address()
    {
        await using var paper = await WithArticlesAsync();
        using var visitor = paper.Visitor();

        using var all = JsonDocument.Parse(await visitor.GetStringAsync("/api/search?q=" + Uri.EscapeDataString("القاهرة")));
        using var elsewhere = JsonDocument.Parse(await visitor.GetStringAsync("/api/search?section=nowhere&q=" + Uri.EscapeDataString("القاهرة")));
        using var before = JsonDocument.Parse(await visitor.GetStringAsync("/api/search?until=2020-01-01&q=" + Uri.EscapeDataString("القاهرة")));

        all.RootElement.GetProperty("total").GetInt32().ShouldBe(1);
        elsewhere.RootElement.GetProperty("total").GetInt32().ShouldBe(0);
        before.RootElement.GetProperty("total").GetInt32().ShouldBe(0);
    }

    private static async Task<TestNewspaper> WithArticlesAsync()
    {
        var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
        var section = await paper.OpensSectionAsync();
        await paper.PublishesAsync("نهر النيل في القاهرة", "يمر النيل بمدينة القاهرة ومنها إلى البحر.", section.Id);
        await paper.PublishesAsync("جبال الأطلس", "في المغرب جبال عالية يكسوها الثلج.", section.Id);
        await paper.IndexesAsync();
        return paper;
    }
}
