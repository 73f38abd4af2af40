using System.Text;

namespace Nashra.Arabic.Tests.Direction;

public sealed class BidiTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("BBC", "\u2068BBC\u2069")]
    [InlineData("\u2068BBC\u2069", "\u2068BBC\u2069")]
    [InlineData("\u2068a\u2069b\u2068c\u2069", "\u2068\u2068a\u2069b\u2068c\u2069\u2069")]
    [InlineData("a\u2069\u202Eb", "\u2068ab\u2069")]
    public void A_foreign_run_is_isolated_once_and_cannot_break_out(string text, string isolated) => Bidi.Isolate(text).ShouldBe(isolated);

    [Theory]
    [InlineData("قال\u202Egpj.exe\u202C", "قالgpj.exe")]
    [InlineData("\u202A\u202B\u202C\u202D", "")]
    [InlineData("a\u2067b", "ab")]
    [InlineData("a\u2069b", "ab")]
    [InlineData("\u2067a\u2068b\u2069", "a\u2068b\u2069")]
    [InlineData("\u2066a\u2069", "\u2066a\u2069")]
    [InlineData("\u2066a\nb\u2069", "a\nb")]
    public void Overrides_and_unpaired_isolates_are_stripped(string text, string stripped) => Bidi.StripControls(text).ShouldBe(stripped);

    [Theory]
    [InlineData("\u200Fمحمد", "محمد")]
    [InlineData("مح\u200Fمد", "محمد")]
    [InlineData("مُ\u200Eح", "مُح")]
    [InlineData("محمد\u200F", "محمد")]
    [InlineData(" \u200F«نعم»", " «نعم»")]
    [InlineData("C++\u200E هنا", "C++\u200E هنا")]
    [InlineData("C++\u200E", "C++\u200E")]
    [InlineData("قال:\u200F\u200E\u061C 15", "قال:\u200F 15")]
    [InlineData("22\u200F/11", "22\u200F/11")]
    [InlineData("𝒜\u200F𝒜", "𝒜𝒜")]
    public void Marks_stay_only_where_they_hold_something(string text, string stripped) => Bidi.StripControls(text).ShouldBe(stripped);

    [Fact]
    public void Clean_text_comes_back_as_the_same_instance()
    {
        var clean = "قالت \u2068BBC\u2069 – نعم: C++\u200E.";
        Bidi.StripControls(clean).ShouldBeSameAs(clean);
    }

    [Theory]
    [InlineData("BBC تقول إن الخبر صحيح", TextDirection.RightToLeft)]
    [InlineData("The word كتاب means book", TextDirection.LeftToRight)]
    [InlineData("אב ab", TextDirection.RightToLeft)]
    [InlineData("ab אב", TextDirection.LeftToRight)]
    [InlineData("Россия", TextDirection.LeftToRight)]
    public void Direction_is_that_of_most_letters(string text, TextDirection direction) => Bidi.DominantDirection(text).ShouldBe(direction);

    [Theory]
    [InlineData("")]
    [InlineData("2026 – 15% 👍")]
    public void A_text_without_letters_has_no_direction(string text) => Bidi.DominantDirection(text).ShouldBeNull();

    [Fact]
    public void Arabic_letters_are_told_from_marks_digits_and_punctuation()
    {
        "ابةىئپچگیﻻﷲـ".ShouldAllBe(c => Bidi.IsArabicLetter(c));
        "\u064B\u0670٠۰،؟٪٫abאק ".ShouldAllBe(c => !Bidi.IsArabicLetter(c));
        Bidi.IsArabicLetter(new Rune(0x1EE00)).ShouldBeTrue();
        Bidi.IsArabicLetter(new Rune(0x1D538)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("عاجل", "عاجل")]
    [InlineData("BBC: عاجل", "\u200FBBC: عاجل")]
    [InlineData("«عاجل»", "\u200F«عاجل»")]
    [InlineData("15 قتيلا", "\u200F15 قتيلا")]
    [InlineData("\u200FBBC", "\u200FBBC")]
    public void A_line_begins_with_something_that_reads_from_the_right(string line, string led) => Bidi.LeadWithStrong(line).ShouldBe(led);

    [Fact]
    public void Half_a_surrogate_pair_is_no_letter()
    {
        Bidi.DominantDirection("\uD83B").ShouldBeNull();
        Bidi.IsArabicLetter('\uD83B').ShouldBeFalse();
        Bidi.LeadWithStrong("\uD83B").ShouldBe("\u200F\uD83B");
    }

    [Fact]
    public void Any_text_is_stripped_for_good() => WildText.Holds(text =>
    {
        var once = Bidi.StripControls(text);
        return ReferenceEquals(Bidi.StripControls(once), once) && !once.AsSpan().ContainsAnyInRange('\u202A', '\u202E') && once.Length <= text.Length;
    });

    [Fact]
    public void Stripping_takes_nothing_but_controls() => WildText.Holds(text => Visible(Bidi.StripControls(text)) == Visible(text));

    [Fact]
    public void Any_text_is_isolated_once_and_led_once() => WildText.Holds(text =>
        Bidi.Isolate(Bidi.Isolate(text)) == Bidi.Isolate(text)
        && Bidi.LeadWithStrong(Bidi.LeadWithStrong(text)) == Bidi.LeadWithStrong(text)
        && Bidi.DominantDirection(Bidi.LeadWithStrong(text)) == Bidi.DominantDirection(text));

    private static string Visible(string text) =>
        string.Concat(text.Where(c => c is not ('\u200E' or '\u200F' or '\u061C' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))));
}
