using System.Text;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using static Nashra.Tests.Import.Importing;

namespace Nashra.Tests.Import;

/// <summary>Archives that are broken, cut, of another encoding or made to hurt: every line is accounted for and the paper goes on.</summary>
public sealed class HostileArchiveTests
{
    private static readonly byte[] Lines = Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 40).Select(number =>
        $$"""{"id":"n:{{number}}","headline":"خبر \u202E{{number}}\u0007","standfirst":"<b>مقدمة</b>","byline":"الرياض: سالم {{number}}","body":"نص \u0000 الخبر {{number}}.\n\nفقرة \u2066 أخرى.","section":"s\u200F{{number % 3}}","publishedAt":"2015-07-21","source":"x","url":"javascript:alert(1)","language":"ar"}""")));

    public static TheoryData<string, byte[]> WrongEncodings => new()
    {
        { "UTF-16", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(Lines))).ToArray() },
        { "Latin letters of another code page", Encoding.Latin1.GetBytes("""{"id":"z","headline":"ÎÈÑ","body":"äÕ","publishedAt":"2015-07-21"}""") },
        { "broken surrogates", Encoding.ASCII.GetBytes("""{"id":"z","headline":"\ud800","body":"\udfff","publishedAt":"2015-07-21"}""") },
        { "deep nesting", Encoding.ASCII.GetBytes(new string('[', 100_000)) },
        { "no text at all", new byte[100_000] },
    };

    [Fact]
    public async Task A_file_cut_or_damaged_at_any_byte_is_accounted_for_line_by_line()
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
        var chance = new Random(7);
        for (var round = 0; round < 60; round++)
        {
            var file = Damaged(chance);

            var report = await ImportAsync(paper, file);

            (report.Taken + report.Updated + report.Unchanged + report.Refused + report.Duplicates).ShouldBe(report.Lines, $"round {round}");
            report.Refused.ShouldBe(report.Refusals.Count);
        }

        using var visitor = paper.Visitor();
        await paper.NoticesChangesAsync();
        (await visitor.GetStringAsync("/")).ShouldNotContain("\u202E");
    }

    [Theory, MemberData(nameof(WrongEncodings))]
    public async Task What_is_no_text_of_ours_is_refused_line_by_line(string what, byte[] file)
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);

        var report = await ImportAsync(paper, file);

        report.Refused.ShouldBe(report.Lines, what);
        report.Lines.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_headline_of_ten_megabytes_is_refused_by_name_and_the_next_line_is_taken()
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
        var file = Encoding.UTF8.GetBytes($$"""{"id":"long","headline":"{{new string('ع', 5 * 1024 * 1024)}}","body":"نص.","publishedAt":"2015-07-21"}""" + "\n"
            + """{"id":"next","headline":"الخبر التالي","body":"نص الخبر.","publishedAt":"2015-07-21"}""");

        var report = await ImportAsync(paper, file);

        report.Refusals.ShouldHaveSingleItem().Reason.ShouldBe("line-too-long");
        (await paper.InDatabaseAsync(db => db.Articles.Select(article => article.Headline).ToListAsync())).ShouldBe(["الخبر التالي"]);
    }

    private static byte[] Damaged(Random chance)
    {
        var file = (chance.Next(2) == 0 ? Compressed(Lines) : Lines)[..];
        if (chance.Next(2) == 0)
        {
            return file[..chance.Next(1, file.Length)];
        }

        for (var hits = chance.Next(1, 40); hits > 0; hits--)
        {
            file[chance.Next(file.Length)] = (byte)chance.Next(256);
        }

        return file;
    }
}
