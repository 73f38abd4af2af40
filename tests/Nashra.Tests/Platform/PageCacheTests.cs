using System.Net;
using System.Net.Http.Headers;

namespace Nashra.Tests.Platform;

public sealed class PageCacheTests
{
    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_browser_that_takes_compressed_pages_gets_a_kept_one_and_asks_for_it_only_once(string coding)
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
        await paper.PublishesAsync("كيف تقيس الأشجار أعمارها", "لكل سنة حلقة.", (await paper.OpensSectionAsync()).Id);
        using var visitor = paper.Visitor();
        visitor.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue(coding));

        var page = await visitor.GetAsync("/");
        visitor.DefaultRequestHeaders.IfNoneMatch.Add(page.Headers.ETag.ShouldNotBeNull());
        var again = await visitor.GetAsync("/");

        page.Content.Headers.ContentEncoding.ShouldBe([coding]);
        page.Headers.Vary.ShouldBe(["Cookie", "Accept-Encoding", "Save-Data"]);
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task What_is_not_kept_is_compressed_too()
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
        using var visitor = paper.Visitor();
        visitor.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));

        foreach (var path in new[] { "/sign-in", "/css/site.css" })
        {
            (await visitor.GetAsync(path)).Content.Headers.ContentEncoding.ShouldBe(["br"], path);
        }
    }
}
