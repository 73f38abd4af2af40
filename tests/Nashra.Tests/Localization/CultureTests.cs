using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Nashra.Tests.Localization;

public sealed partial class CultureTests
{
    private static readonly string[] Pages = ["/", "/s/science", "/a/1", "/about", "/feed.xml", "/feed.atom", "/feed.json", "/sitemaps/articles-0.xml", "/news-sitemap.xml", "/join", "/sign-in", "/nowhere"];

    [Theory]
    [InlineData("ar-SA")]
    [InlineData("")]
    [InlineData("fa-IR")]
    public async Task Every_page_reads_the_same_whatever_culture_the_machine_has(string culture)
    {
        var expected = await PagesUnderAsync("en-US");

        (await PagesUnderAsync(culture)).ShouldBe(expected);
    }

    [Fact]
    public async Task Without_the_Unicode_library_the_newspaper_refuses_to_start_and_says_why()
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "nashra"), ["serve"])
        {
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment = { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1", ["NASHRA_DATA"] = Directory.CreateTempSubdirectory("nashra-test-").FullName },
        };

        using var program = Process.Start(start)!;
        var said = await program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync();

        program.ExitCode.ShouldBe(3);
        said.ShouldContain("ICU");
    }

    private static async Task<List<string>> PagesUnderAsync(string culture)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.DefaultThreadCurrentCulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo(culture);
            await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
            var section = await paper.OpensSectionAsync();
            await paper.PublishesAsync("عنوان 12.5% في 2026", "زاد الإنتاج 12.5% بين 1990 و2020.", section.Id);
            using var visitor = paper.Visitor();
            var pages = new List<string>();
            foreach (var page in Pages)
            {
                var answer = await visitor.GetAsync(page);
                answer = answer.Headers.Location is { } moved ? await visitor.GetAsync(moved) : answer;
                pages.Add(Port().Replace(await answer.Content.ReadAsStringAsync(), "127.0.0.1"));
            }

            return pages;
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.DefaultThreadCurrentCulture) = before;
        }
    }

    // Each newspaper of a test answers on a port of its own.
    [GeneratedRegex(@"127\.0\.0\.1(:|%3A)\d+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Port();
}
