using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Nashra.Mail.Tests.Composing;

public sealed class ComposedLettersTests
{
    [Fact]
    public async Task Pythons_email_package_reads_back_the_same_subject_names_and_bodies()
    {
        using var folder = new TemporaryFolder();
        var letters = Letters.Varied(600).ToArray();
        for (var i = 0; i < letters.Length; i++)
        {
            folder.Write($"{i:0000}.eml", Letters.Compose(letters[i]));
        }

        var seen = await Python.RunAsync("python3", "email", "read_back.py", folder.Path);

        seen.Length.ShouldBe(letters.Length);
        for (var i = 0; i < letters.Length; i++)
        {
            ShouldRead(JsonDocument.Parse(seen[i]).RootElement, letters[i]);
        }
    }

    [Fact]
    public void Any_unicode_text_comes_back_as_it_was()
    {
        var texts = from subject in Header from name in Header from text in Body from html in Body select (subject, name, text, html);
        Prop.ForAll(texts.ToArbitrary(), each =>
        {
            var letter = Letters.Number(1) with { Subject = each.subject, To = new("reader@example.net", each.name), Body = MailBody.Of(each.text, each.html) };
            var read = new PlainReader(Letters.Compose(letter));
            return read.Field("Subject") == each.subject && read.NameOf("To") == each.name
                && read.Text == Letters.WithLineFeeds(each.text) && read.Html == Letters.WithLineFeeds(each.html);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void No_line_is_over_998_octets_and_none_is_broken_by_a_bare_CR_or_LF()
    {
        foreach (var letter in Letters.Varied(500))
        {
            var lines = Encoding.Latin1.GetString(Letters.Compose(letter)).Split("\r\n");
            lines[^1].ShouldBe("");
            lines.ShouldAllBe(line => line.Length <= 998 && !line.Contains('\r') && !line.Contains('\n'));
        }
    }

    [Fact]
    public void Lines_that_can_be_folded_are_at_most_78_octets_and_encoded_words_at_most_75()
    {
        var letter = Letters.Number(0) with { Subject = string.Join(' ', Enumerable.Repeat("خبر عاجل", 100)) };
        var lines = Encoding.Latin1.GetString(Letters.Compose(letter)).Split("\r\n");
        lines.ShouldAllBe(line => line.Length <= 78);
        lines.Where(line => line.Contains("=?utf-8?")).ShouldAllBe(line => line.Substring(line.IndexOf("=?", StringComparison.Ordinal)).Split(' ')[0].Length <= 75);
    }

    [Fact]
    public void Each_encoded_word_holds_whole_characters()
    {
        var letter = Letters.Number(1) with { Subject = string.Concat(Enumerable.Repeat("🗞خبر", 60)) };
        var words = new PlainReader(Letters.Compose(letter)).Raw("Subject").Split(' ');
        words.Length.ShouldBeGreaterThan(5);
        words.ShouldAllBe(word => !Encoding.UTF8.GetString(Convert.FromBase64String(word.Substring(10, word.Length - 12))).Contains('\uFFFD'));
    }

    [Fact]
    public void The_smaller_transfer_encoding_is_chosen_for_each_part()
    {
        var mixed = Letters.Number(1) with { Body = MailBody.Of(new string('ب', 1000), string.Concat(Enumerable.Repeat("<td align=\"right\">Reuters, 24 November</td> خبر\n", 50))) };
        var text = Encoding.Latin1.GetString(Letters.Compose(mixed));
        text.IndexOf("base64", StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf("quoted-printable", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_letter_is_the_same_octets_whenever_it_is_composed() =>
        Letters.Compose(Letters.Number(7)).ShouldBe(Letters.Compose(Letters.Number(7)));

    [Fact]
    public void Shared_literals_and_spliced_words_read_as_one_text_whatever_their_lengths()
    {
        var pieces = Body.ListOf().Where(list => list.Count > 0);
        var parts = from literals in pieces from values in Body.ArrayOf(literals.Count - 1) select (literals, values);
        Prop.ForAll(parts.ToArbitrary(), each =>
        {
            var filled = PreparedPart.Plain([.. each.literals]).Fill([.. each.values.Select(words => (Filling)words)]);
            var html = PreparedPart.Html([.. each.literals.Select(literal => "<p dir=\"rtl\" align=\"right\">plain words that favour the other encoding, and more of them</p>" + literal)]).Fill([.. each.values.Select(words => (Filling)words)]);
            var read = new PlainReader(Letters.Compose(Letters.Number(1) with { Body = new(filled, html) }));
            return read.Text == Letters.TextOf(filled) && read.Html == Letters.TextOf(html);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Shared_parts_put_together_for_one_letter_read_as_if_it_had_been_written_whole()
    {
        var letters = from texts in Body.ListOf() from own in Body select (texts, own);
        Prop.ForAll(letters.ToArbitrary(), each =>
        {
            FilledPart[] cards = [.. each.texts.Select(text => PreparedPart.Html([$"<td>{text}", "</td>"]).Fill(each.own))];
            var whole = PreparedPart.Html(["<table>", "</table>"]);
            var together = whole.Fill(Filling.Of(cards));
            var written = whole.Fill(string.Concat(each.texts.Select(text => $"<td>{text}{each.own}</td>")));
            string Read(FilledPart html) => new PlainReader(Letters.Compose(Letters.Number(1) with { Body = new(PreparedPart.Plain(["-"]).Fill(), html) })).Html!;
            return Read(together) == Read(written);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void No_boundary_can_stand_in_a_part()
    {
        var innocent = Letters.Number(1);
        var boundary = Boundary(innocent);
        var forged = innocent with { Body = MailBody.Of($"\r\n--{boundary}--\r\nforged", $"--{boundary}\r\n") };
        var read = new PlainReader(Letters.Compose(forged));
        Boundary(forged).ShouldBe(boundary);
        read.Text.ShouldBe($"\n--{boundary}--\nforged");
        read.Html.ShouldBe($"--{boundary}\n");
    }

    [Fact]
    public void Utf8_headers_are_bare_only_when_asked_for()
    {
        var letter = Letters.Number(1) with { Subject = "موجز الصباح" };
        Encoding.UTF8.GetString(Letters.Compose(letter)).ShouldNotContain("Subject: موجز الصباح\r\n");
        Encoding.UTF8.GetString(Letters.Compose(letter with { UsesUtf8Headers = true })).ShouldContain("Subject: موجز الصباح\r\n");
    }

    private static Gen<string> Header => Texts.Where(text => HeaderText.IsValid(text));

    private static Gen<string> Body => Texts;

    private static Gen<string> Texts => Gen.OneOf(
        Gen.Elements("خبر عاجل", " ", "  ", "=?", "?=", "=", "_", ".", "\"", "\\", "🗞️", "a", "word", "\n", "\r\n", "\t", "،", "<", ">", "@", "\u200f", "\u0301", "From ", "\0", "--"),
        Gen.Choose(0x20, 0x7e).Select(code => ((char)code).ToString()),
        Gen.Choose(0xa0, 0xd7ff).Select(code => ((char)code).ToString()),
        Gen.Choose(1, 200).Select(length => new string('ج', length)))
        .ListOf().Select(string.Concat);

    private static string Boundary(MailMessage message) => new PlainReader(Letters.Compose(message)).Raw("Content-Type").Split('"')[1];

    private static void ShouldRead(JsonElement seen, MailMessage letter)
    {
        seen.GetProperty("subject").GetString().ShouldBe(letter.Subject);
        seen.GetProperty("fromName").GetString().ShouldBe(letter.From.Name);
        seen.GetProperty("fromAddress").GetString().ShouldBe(letter.From.Address);
        seen.GetProperty("toName").GetString().ShouldBe(letter.To.Name);
        seen.GetProperty("toAddress").GetString().ShouldBe(letter.To.Address);
        seen.GetProperty("id").GetString().ShouldBe(letter.MessageId.ToString());
        Letters.WithLineFeeds(seen.GetProperty("text").GetString()!).ShouldBe(Letters.TextOf(letter.Body.Text));
        (seen.GetProperty("html").GetString() is { } html ? Letters.WithLineFeeds(html) : null).ShouldBe(letter.Body.Html is null ? null : Letters.TextOf(letter.Body.Html));
        seen.GetProperty("defects").GetArrayLength().ShouldBe(0);
    }
}
