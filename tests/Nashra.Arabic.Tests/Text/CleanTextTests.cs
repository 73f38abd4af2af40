using System.Text;

namespace Nashra.Arabic.Tests.Text;

public sealed class CleanTextTests
{
    [Theory]
    [InlineData("  خبر\u00A0\u2003عاجل\r\n اليوم\t", "خبر عاجل اليوم")]
    [InlineData("خ\0ب\u0007ر", "خبر")]
    [InlineData("\uFEFFخب\u200Bر\u00AD", "خبر")]
    [InlineData("قال \u202Eنعم\u202C", "قال نعم")]
    [InlineData("\u2067\u200Fخبر", "خبر")]
    [InlineData("ا\u0654حمد cafe\u0301", "أحمد café")]
    [InlineData("می\u200Cخواهم 👩\u200D👧", "می\u200Cخواهم 👩\u200D👧")]
    [InlineData(" \u200F \u200F خبر", "خبر")]
    [InlineData(" \t\n", "")]
    public void A_pasted_line_is_made_fit_to_keep(string pasted, string kept) => CleanText.Line(pasted).ShouldBe(kept);

    [Theory]
    [InlineData(" أول \r\n\r\n\u2028ثانٍ\v \u0085", "أول\nثانٍ")]
    [InlineData("واحد", "واحد")]
    [InlineData("\n\n", "")]
    public void A_paragraph_keeps_its_line_breaks(string pasted, string kept) => CleanText.Paragraph(pasted).ShouldBe(kept);

    [Fact]
    public void Half_pairs_and_noncharacters_leave_no_trace() => CleanText.Line("a\uD83Db\uDE00c\uFFFE\uFDD0d").ShouldBe("abcd");

    [Fact]
    public void A_tower_of_marks_is_cut_to_thirty() =>
        CleanText.Line("س" + new string('\u0651', 5000) + " نعم").ShouldBe("س" + new string('\u0651', 30) + " نعم");

    [Fact]
    public void Any_text_is_clean_after_once() => WildText.Holds(text =>
    {
        var (line, paragraph) = (CleanText.Line(text), CleanText.Paragraph(text));
        return CleanText.Line(line) == line && CleanText.Paragraph(paragraph) == paragraph && Bidi.StripControls(line) == line
            && line.IsNormalized(NormalizationForm.FormC) && line.Trim() == line && !line.Contains("  ") && !line.Any(char.IsControl);
    });

    [Fact]
    public void Every_character_of_unicode_is_clean_after_once_between_others()
    {
        foreach (var rune in WildText.Characters)
        {
            var line = CleanText.Line($"ب{rune} {rune}e{rune}");
            CleanText.Line(line).ShouldBe(line, $"U+{rune.Value:X4}");
        }
    }
}
