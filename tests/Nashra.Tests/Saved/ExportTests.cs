using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Tests.Readers;
using static Nashra.Tests.Saved.SavedPaper;

namespace Nashra.Tests.Saved;

public sealed class ExportTests
{
    private const string Rich = """
        قال **الفلكي** إن _القمر_ صغير، وراجع [الأرصاد](https://example.com/ا?q=1&x="2") و[الموقع](/about) بلغة {en:English & more}.

        ## عنوان <فرعي>

        > كلامه كما قاله
        > -- قائله

        - أول
        - ثان

        1. واحد
        2. اثنان

        >> اقتباس معلق

        ![صورة](https://example.com/p.jpg "شرح الصورة"){مصورها}

        @[بطاقة](https://example.com/card)

        ***

        الخاتمة.
        """;

    [Theory, EveryDatabase]
    public async Task Saved_articles_leave_as_data_as_a_table_as_bookmarks_and_as_a_book(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var (browser, article) = await paper.SavesMoonAsync();
        await browser.PostsAsync(Reading(article, "Note"), ("text", "=HYPERLINK(1)"), ("quote", "قطر القمر ثلاثة كيلومترات"));
        await browser.PostsAsync(Reading(article, "Label"), ("kind", "Tag"), ("name", "فضاء"));

        var json = JsonNode.Parse(await browser.GetStringAsync("/saved/export.json"))!["articles"]![0]!;
        json["notes"]![0]!["quote"]!.GetValue<string>().ShouldBe("قطر القمر ثلاثة كيلومترات");
        json["tags"]![0]!.GetValue<string>().ShouldBe("فضاء");
        var table = Encoding.UTF8.GetString(await browser.GetByteArrayAsync("/saved/export.csv"));
        table.ShouldStartWith("\uFEFFtitle,url,savedAt");
        table.ShouldContain(",'=HYPERLINK(1),");
        var bookmarks = await browser.GetStringAsync("/saved/export.html");
        bookmarks.ShouldStartWith("<!DOCTYPE NETSCAPE-Bookmark-file-1>");
        bookmarks.ShouldContain("TAGS=\"فضاء\">قمر جديد</A>");
        (await browser.GetByteArrayAsync("/saved/export.epub")).AsSpan(30, 28).SequenceEqual("mimetypeapplication/epub+zip"u8).ShouldBeTrue();
    }

    [Fact]
    public async Task The_book_opens_from_the_right_and_epubcheck_finds_nothing_wrong_with_it()
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
        var (browser, moon) = await paper.SavesMoonAsync();
        await browser.PostsAsync(Reading(moon, "Note"), ("text", "ملاحظة <&> لها"), ("quote", "قطر القمر ثلاثة كيلومترات"));
        var rich = await paper.PublishesAsync("عنوان «فيه» <وسم> & رمز", Rich, moon.SectionId);
        var gone = await paper.PublishesAsync("سُحب هذا", "نص يُسحب.", moon.SectionId);
        await browser.ActsAsync(Save(rich), true);
        await browser.ActsAsync(Save(gone), true);
        await paper.InDatabaseAsync(async db =>
        {
            (await db.Articles.FirstAsync(a => a.Id == gone.Id)).Withdraw("المصدر واهم", paper.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        var path = Path.Combine(paper.Installation.DataFolder, "book.epub");
        await File.WriteAllBytesAsync(path, await browser.GetByteArrayAsync("/saved/export.epub"));

        using var check = Process.Start(new ProcessStartInfo("java", ["-jar", "/usr/share/java/epubcheck.jar", "--failonwarnings", path]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var (said, complained) = (check.StandardOutput.ReadToEndAsync(), check.StandardError.ReadToEndAsync());
        await check.WaitForExitAsync();

        check.ExitCode.ShouldBe(0, await said + await complained);
        using var zip = await System.IO.Compression.ZipFile.OpenReadAsync(path);
        Read(zip, "EPUB/package.opf").ShouldContain("page-progression-direction=\"rtl\"");
        Read(zip, "EPUB/c1.xhtml").ShouldNotContain("نص يُسحب");
        string.Concat(zip.Entries.Where(e => e.Name.StartsWith('c') && e.Name.EndsWith(".xhtml", StringComparison.Ordinal)).Select(e => Read(zip, e.FullName))).ShouldContain("<mark>قطر القمر ثلاثة كيلومترات</mark>");
    }

    [Fact]
    public async Task Nothing_saved_is_shown_to_a_stranger()
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
        var (_, article) = await paper.SavesMoonAsync();
        using var stranger = paper.Visitor();

        foreach (var path in new[] { "/saved/export.json", "/saved/export.csv", "/saved/export.html", "/saved/export.epub", "/saved/offline.json", "/saved/labels", "/saved/links", "/saved/move", Reading(article) })
        {
            (await stranger.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.SeeOther, path);
        }
    }

    private static string Read(System.IO.Compression.ZipArchive zip, string name)
    {
        using var text = new StreamReader(zip.GetEntry(name)!.Open());
        return text.ReadToEnd();
    }
}
