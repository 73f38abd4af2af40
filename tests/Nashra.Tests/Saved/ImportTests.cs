using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Localization;
using Nashra.Platform;
using Nashra.Saved;
using Nashra.Tests.Readers;

namespace Nashra.Tests.Saved;

public sealed class ImportTests
{
    private const string Own = "OWN"; // stands for the address of our article in the samples

    private const string Pocket = "title,url,time_added,tags,status\nقمر جديد,OWN,1700000000,فضاء|أقمار,archive\n\"رابط, بفاصلة\",https://example.com/a,1700000001,سفر,unread\nبلا عنوان,,1700000002,,unread\n";

    private const string PocketHtml = "<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul><li><a href=\"https://example.com/a?x=1&amp;y=2\" time_added=\"1700000001\" tags=\"سفر\">رابط</a></li></ul><h1>Read Archive</h1><ul><li><a href=\"OWN\" time_added=\"1700000000\" tags=\"فضاء,أقمار\">قمر جديد</a></li></ul></body></html>";

    private const string Instapaper = "URL,Title,Selection,Folder,Timestamp,Tags\nOWN,قمر جديد,قطر القمر ثلاثة كيلومترات,Archive,1700000000,\"[\"\"فضاء\"\",\"\"أقمار\"\"]\"\nhttps://example.com/a,رابط,,سفر,1700000001,[]\n";

    private const string Wallabag = """[{"is_archived":1,"is_starred":0,"tags":["فضاء","أقمار"],"id":7,"title":"قمر جديد","url":"OWN","content":"<p>…</p>","created_at":"2023-11-14T22:13:20+00:00","annotations":[{"text":"أراجعه","quote":"قطر القمر ثلاثة كيلومترات","ranges":[]}]},{"is_archived":0,"tags":[{"id":1,"label":"سفر"}],"title":"رابط","url":"https://example.com/a","created_at":"2023-11-14T22:13:21+0000"}]""";

    private const string Omnivore = """[{"id":"1","slug":"x","title":"قمر جديد","url":"OWN","state":"Archived","readingProgress":100,"labels":["فضاء","أقمار"],"savedAt":"2023-11-14T22:13:20.000Z"},{"id":"2","title":"رابط","url":"https://example.com/a","state":"Active","labels":["سفر"],"savedAt":"2023-11-14T22:13:21.000Z"}]""";

    private const string ReadeckJson = """[{"id":"a","href":"https://readeck.example/api/bookmarks/a","created":"2023-11-14T22:13:20Z","url":"OWN","title":"قمر جديد","labels":["فضاء","أقمار"],"is_archived":true},{"id":"b","created":"2023-11-14T22:13:21Z","url":"https://example.com/a","title":"رابط","labels":["سفر"],"is_archived":false}]""";

    private const string ReadeckTable = "url,title,state,created,labels\nOWN,قمر جديد,archived,2023-11-14T22:13:20Z,\"[\"\"فضاء\"\",\"\"أقمار\"\"]\"\nhttps://example.com/a,رابط,,2023-11-14T22:13:21Z,\"[\"\"سفر\"\"]\"\n";

    private const string Karakeep = """{"bookmarks":[{"createdAt":1700000000,"title":"قمر جديد","tags":["فضاء","أقمار"],"content":{"type":"link","url":"OWN"},"note":"أراجعه","archived":true},{"createdAt":1700000001,"title":null,"tags":["سفر"],"content":{"type":"link","url":"https://example.com/a"},"note":null,"archived":false}],"lists":[{"id":"l","name":"قائمة"}]}""";

    private const string Browser = "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=UTF-8\">\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n    <DT><H3 ADD_DATE=\"1\">سفر</H3>\n    <DL><p>\n        <DT><A HREF=\"https://example.com/a\" ADD_DATE=\"1700000001\">رابط</A>\n        <DT><A HREF=\"OWN\" ADD_DATE=\"1700000000\" TAGS=\"فضاء,أقمار\">قمر جديد</A>\n        <DT><A HREF=\"javascript:alert(1)\">نص</A>\n    </DL><p>\n</DL><p>\n";

    [Theory]
    [InlineData(Pocket, SavedPlace.Archive)]
    [InlineData(PocketHtml, SavedPlace.Archive)]
    [InlineData(Instapaper, SavedPlace.Archive)]
    [InlineData(Wallabag, SavedPlace.Archive)]
    [InlineData(Omnivore, SavedPlace.Archive)]
    [InlineData(ReadeckJson, SavedPlace.Archive)]
    [InlineData(ReadeckTable, SavedPlace.Archive)]
    [InlineData(Karakeep, SavedPlace.Archive)]
    [InlineData(Browser, SavedPlace.Unread)]
    public async Task What_was_saved_elsewhere_comes_along_once_however_often_it_is_imported(string sample, SavedPlace place)
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
        var article = await paper.PublishesMoonAsync();
        using var browser = await paper.ReaderAsync(SavedPaper.Email);
        var own = await AddressAsync(paper, article) + "-before";
        var file = Encoding.UTF8.GetBytes(sample.Replace(Own, own, StringComparison.Ordinal));

        (await ImportsAsync(browser, file)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ImportsAsync(browser, Zipped(("part_000000" + (sample[0] is '[' or '{' ? ".json" : sample[0] == '<' ? "_export.html" : ".csv"), file), ("picture.png", [1, 2, 3])))).StatusCode.ShouldBe(HttpStatusCode.OK);

        var saved = await paper.InDatabaseAsync(db => db.SavedArticles.SingleAsync());
        saved.ArticleId.ShouldBe(article.Id);
        saved.SavedAt.ToUnixTimeSeconds().ShouldBe(1_700_000_000);
        saved.Place.ShouldBe(place);
        var link = await paper.InDatabaseAsync(db => db.SavedLinks.SingleAsync());
        link.Url.ShouldStartWith("https://example.com/a");
        link.SavedAt.ToUnixTimeSeconds().ShouldBe(1_700_000_001);
        link.Tags.ShouldContain("سفر");
        (await paper.InDatabaseAsync(db => db.SavedLabels.Select(l => l.Name).ToListAsync())).ShouldBeSubsetOf(["فضاء", "أقمار", "سفر"]);
        (await browser.GetStringAsync("/saved/links?q=" + Uri.EscapeDataString("السفر"))).ShouldContain("https://example.com/a");
        (await browser.GetStringAsync("/saved/links?q=" + Uri.EscapeDataString("زراعة"))).ShouldContain("لم نجد في محفوظاتك");
        (await paper.NotesAsync()).Count.ShouldBeLessThan(2);
    }

    [Theory, EveryDatabase]
    public async Task What_was_saved_before_the_paper_moved_here_is_found_by_its_address_of_before(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var article = await paper.PublishesMoonAsync();
        await paper.InDatabaseAsync(db => db.Articles.ExecuteUpdateAsync(set => set.SetProperty(a => a.SourceUrl, "http://old.example.org/2015/قمر-جديد/")));
        using var browser = await paper.ReaderAsync(SavedPaper.Email);
        var file = Encoding.UTF8.GetBytes($$"""
            [{"url":"https://old.example.org/2015/{{Uri.EscapeDataString("قمر-جديد")}}?utm_source=letter","title":"قمر جديد"},{"url":"https://old.example.org/2015/other/","title":"غيره"},{"url":"{{paper.Address.GetLeftPart(UriPartial.Authority)}}/a/zzzz/none","title":"لا شيء"}]
            """);

        (await ImportsAsync(browser, file)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await paper.InDatabaseAsync(db => db.SavedArticles.SingleAsync())).ArticleId.ShouldBe(article.Id);
        (await paper.InDatabaseAsync(db => db.SavedLinks.Select(link => link.Title).ToListAsync())).ShouldBe(["غيره", "لا شيء"], ignoreOrder: true);
    }

    [Theory, EveryDatabase]
    public async Task What_leaves_as_data_comes_back_whole_to_another_account(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var (hers, article) = await paper.SavesMoonAsync();
        await hers.PostsAsync(SavedPaper.Reading(article, "Note"), ("text", "أراجعه"), ("quote", "قطر القمر ثلاثة كيلومترات"));
        await hers.PostsAsync(SavedPaper.Reading(article, "Label"), ("kind", "Tag"), ("name", "فضاء"));
        var file = await hers.GetByteArrayAsync("/saved/export.json");
        using var his = await paper.ReaderAsync("salim@example.org");

        (await ImportsAsync(his, file)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var page = await his.GetStringAsync(SavedPaper.Reading(article));
        page.ShouldContain("أراجعه");
        page.ShouldContain("قطر القمر ثلاثة كيلومترات</mark>");
        page.ShouldContain("#فضاء");
    }

    [Fact]
    public async Task A_file_that_is_no_export_is_refused_in_words_and_loses_nothing()
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
        using var browser = await paper.ReaderAsync(SavedPaper.Email);
        (byte[] File, string Says)[] files =
        [
            ([], "اختر ملفًا أولًا"),
            ([0x89, 0x50, 0x4E, 0x47, 0, 1, 2], "لا نعرف هذا الملف"),
            ("قصيدة بلا عناوين"u8.ToArray(), "لا نعرف هذا الملف"),
            ("<html><body>لا روابط</body></html>"u8.ToArray(), "ليس في الملف عناوين"),
            ("a,b,curl\n1,2,3"u8.ToArray(), "ليس في الملف عناوين"),
            ("""[{"url":"https://example.com/1","title":"أول"},{"url":"https"""u8.ToArray(), "تالف أو ناقص"),
            (Encoding.UTF8.GetBytes(new string('[', 5000)), "تالف أو ناقص"),
            ([(byte)'P', (byte)'K', 3, 4, 9, 9, 9, 9], "تالف أو ناقص"),
            (Zipped(("readme.txt", [65])), "قائمة محفوظات"),
        ];

        foreach (var (file, says) in files)
        {
            var answer = await ImportsAsync(browser, file);
            (await answer.Content.ReadAsStringAsync()).ShouldContain(says);
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        }

        (await paper.InDatabaseAsync(db => db.SavedLinks.SingleAsync())).Title.ShouldBe("أول"); // what stood before the damage
    }

    [Fact]
    public void What_unpacks_to_more_than_is_taken_is_refused_while_it_unpacks()
    {
        using var bomb = new LimitedStream(new MemoryStream(new byte[1000]), 500);
        var buffer = new byte[300];

        bomb.Read(buffer, 0, 300).ShouldBe(300);

        Should.Throw<RefusedException>(() => bomb.Read(buffer, 0, 300)).MessageKey.ShouldBe("saved.import.too_large");
    }

    [Fact]
    public async Task Hundreds_of_damaged_files_are_read_or_refused_and_nothing_else()
    {
        var random = new Random(5);
        string[] seeds = [Pocket, PocketHtml, Instapaper, Wallabag, Karakeep, Browser];
        for (var i = 0; i < 300; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(seeds[i % seeds.Length]);
            for (var hits = random.Next(1, 30); hits > 0; hits--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            using var file = new MemoryStream(bytes[..random.Next(1, bytes.Length)]);
            try
            {
                await foreach (var save in ExportFile.ReadAsync(file, CancellationToken.None))
                {
                    save?.Url.Length.ShouldBeGreaterThanOrEqualTo(0);
                }
            }
            catch (RefusedException refused) // the only fault that a file may bring about
            {
                refused.MessageKey.ShouldStartWith("saved.import.");
            }
        }
    }

    private static async Task<string> AddressAsync(TestNewspaper paper, Article article)
    {
        var address = "";
        await paper.InScopeAsync<Edition>(edition => Task.FromResult(address = edition.Absolute(Addresses.Article(article.Id, article.Slug)).AbsoluteUri));
        return address;
    }

    private static async Task<HttpResponseMessage> ImportsAsync(HttpClient browser, byte[] file)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "export" } };
        return await browser.PostAsync("/saved/move", form);
    }

    private static byte[] Zipped(params (string Name, byte[] Bytes)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, contents) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(contents);
            }
        }

        return bytes.ToArray();
    }
}
