using System.Text;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using static Nashra.Tests.Import.Importing;

namespace Nashra.Tests.Import;

public sealed class ImportTests
{
    private const string Two = """
        {"id":"x:1","headline":"&quot;الصقور&quot; تعود","byline":"الرياض: خالد السالم","body":"فقرة أولى.\n\nفقرة ثانية.","section":"sport","publishedAt":"21/07/2015","source":"x","url":"http://x.example/1","language":"ar"}
        {"id":"x:2","headline":"خبر آخر","body":"نص آخر.","publishedAt":"2015-07-21T02:51:32+03:00"}
        """;

    [Theory, EveryDatabase]
    public async Task An_archive_is_taken_whole_and_taking_it_again_changes_nothing(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);

        var first = await ImportAsync(paper, Two);
        var second = await ImportAsync(paper, Two);

        (first.Taken, first.Lines).ShouldBe((2, 2));
        (second.Unchanged, second.Lines).ShouldBe((2, 2));
        var article = await paper.InDatabaseAsync(db => db.Articles.Include(a => a.Section).Include(a => a.Authors).ThenInclude(a => a.Author).FirstAsync(a => a.SourceId == "x:1"));
        article.Headline.ShouldBe("\"الصقور\" تعود");
        article.Section.Name.ShouldBe("رياضة");
        article.Authors.ShouldHaveSingleItem().Author.Name.ShouldBe("خالد السالم");
        (await paper.InDatabaseAsync(db => db.Articles.Where(a => a.SourceId == "x:2").Select(a => a.Section.Name).FirstAsync())).ShouldBe("متفرقات");
    }

    [Theory, EveryDatabase]
    public async Task A_changed_line_updates_its_article_and_no_other(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        await ImportAsync(paper, Two);

        var report = await ImportAsync(paper, Two.Replace("خبر آخر", "خبر مصحح", StringComparison.Ordinal));

        (report.Updated, report.Unchanged).ShouldBe((1, 1));
        (await paper.InDatabaseAsync(db => db.Articles.CountAsync())).ShouldBe(2);
    }

    [Theory, EveryDatabase]
    public async Task The_same_body_again_leads_to_the_first_and_is_not_listed_twice(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var again = """{"id":"y:9","headline":"العنوان عند صحيفة أخرى","body":"نص  آخر.","publishedAt":"2015-07-22T02:51:32+03:00"}""";

        var together = await ImportAsync(paper, Two + "\n" + again);
        var later = await ImportAsync(paper, again.Replace("y:9", "y:10", StringComparison.Ordinal));

        (together.Taken, together.Duplicates).ShouldBe((2, 1));
        (later.Taken, later.Duplicates).ShouldBe((0, 1));
        (await paper.InDatabaseAsync(db => db.Articles.Listed(paper.Clock.GetUtcNow()).CountAsync())).ShouldBe(2);
    }

    [Theory, EveryDatabase]
    public async Task Each_refusal_names_its_line_and_reason_and_every_line_is_accounted_for(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var lines = string.Join('\n',
            "not json",
            "[1]",
            """{"headline":"بلا معرف","body":"نص.","publishedAt":"2015-07-21"}""",
            """{"id":"a","headline":" ","body":"نص.","publishedAt":"2015-07-21"}""",
            """{"id":"b","headline":"بلا نص","body":"\u0000 \u202E","publishedAt":"2015-07-21"}""",
            """{"id":"c","headline":"بلا تاريخ","body":"نص.","publishedAt":"غدًا"}""",
            "",
            $$"""{"id":"d","headline":"{{new string('ع', 10_000)}}","body":"نص.","publishedAt":"2015-07-21"}""",
            """{"id":"e","headline":"<script>alert(1)</script> عنوان","body":"<img src=x onerror=alert(1)>","publishedAt":"2015-07-21"}""");

        var report = await ImportAsync(paper, lines);

        report.Refusals.Select(refusal => (refusal.Line, refusal.Reason)).ShouldBe(
            [(1, "not-json"), (2, "not-an-object"), (3, "no-id"), (4, "no-headline"), (5, "no-body"), (6, "date-unknown"), (7, "not-json"), (8, "headline-too-long")]);
        (report.Taken, report.Lines).ShouldBe((1, 9));
        using var visitor = paper.Visitor();
        await paper.NoticesChangesAsync();
        (await visitor.GetStringAsync("/s/misc")).ShouldNotContain("<script>alert");
    }

    [Theory, EveryDatabase]
    public async Task A_file_cut_anywhere_keeps_what_came_before_the_cut(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var whole = Compressed(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 1000).Select(number => $$"""{"id":"n:{{number}}","headline":"خبر {{number}}","body":"نص الخبر {{number}}.","publishedAt":"2015-07-21"}"""))));

        var cut = await ImportAsync(paper, whole[..(whole.Length / 2)]);
        var rest = await ImportAsync(paper, whole);

        cut.Taken.ShouldBeInRange(1, 999);
        (rest.Taken + rest.Unchanged).ShouldBe(1000);
        (await paper.InDatabaseAsync(db => db.Articles.CountAsync())).ShouldBe(1000);
    }
}
