using System.Net;
using System.Text.RegularExpressions;

namespace Nashra.Tests.Articles;

public sealed partial class ThemeTests
{
    [Theory, EveryDatabase]
    public async Task A_browser_asks_once_for_the_theme_and_its_fonts_and_preloads_the_very_fonts_that_the_theme_names(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var reader = paper.Visitor();
        var front = await reader.GetStringAsync("/");

        var theme = await reader.GetAsync(ThemeAddress().Match(front).Value);
        var css = await theme.Content.ReadAsStringAsync();
        var preloaded = Preload().Matches(front).Select(link => link.Groups[1].Value).ToList();

        theme.Headers.CacheControl!.ToString().ShouldContain("immutable");
        preloaded.Count.ShouldBe(2);
        preloaded.ShouldAllBe(font => css.Contains($"url({font})", StringComparison.Ordinal));
        foreach (var font in FontAddress().Matches(css).Select(source => source.Groups[1].Value).Distinct())
        {
            var file = await reader.GetAsync(font);
            file.StatusCode.ShouldBe(HttpStatusCode.OK);
            file.Headers.CacheControl!.ToString().ShouldContain("immutable");
        }
    }

    [Theory, EveryDatabase]
    public async Task A_theme_is_kept_under_its_own_version_only(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var reader = paper.Visitor();

        (await reader.GetAsync("/theme.css?v=of-another-node")).Headers.CacheControl!.ToString().ShouldBe("no-cache");
        (await reader.GetAsync("/theme.css")).Headers.CacheControl!.ToString().ShouldBe("no-cache");
    }

    [GeneratedRegex("/theme\\.css\\?v=[\\w-]+")]
    private static partial Regex ThemeAddress();

    [GeneratedRegex("<link rel=\"preload\" href=\"([^\"]+)\"")]
    private static partial Regex Preload();

    [GeneratedRegex("url\\(([^)]+)\\)")]
    private static partial Regex FontAddress();
}
