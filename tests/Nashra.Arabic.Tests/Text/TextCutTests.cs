using System.Globalization;

namespace Nashra.Arabic.Tests.Text;

public sealed class TextCutTests
{
    [Theory]
    [InlineData("كلمة وأخرى", 10, "كلمة وأخرى")]
    [InlineData("كلمة وأخرى", 9, "كلمة…")]
    [InlineData("كلمة وأخرى", 6, "كلمة…")]
    [InlineData("كلمة وأخرى", 5, "كلمة…")]
    [InlineData("كلمة وأخرى", 4, "كلم…")]
    [InlineData("كلمة وأخرى", 1, "…")]
    [InlineData("قال: «نعم، لا»", 12, "قال: «نعم…")]
    [InlineData("قال – نعم", 7, "قال…")]
    [InlineData("مُحَمَّدٌ قال", 7, "مُحَمَّدٌ…")]
    [InlineData("مُحَمَّدٌ", 3, "مُحَ…")]
    [InlineData("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 2, "👩‍👩‍👧…")]
    [InlineData("قالت \u2068BBC World Service\u2069 نعم", 12, "قالت BBC…")]
    [InlineData("", 1, "")]
    public void A_cut_falls_at_a_word_edge_with_its_ellipsis_at_the_logical_end(string text, int maxLetters, string cut) =>
        TextCut.AtWord(text, maxLetters).ShouldBe(cut);

    [Fact]
    public void No_length_is_no_text() => Should.Throw<ArgumentOutOfRangeException>(() => TextCut.AtWord("كلمة", 0));

    [Fact]
    public void Any_text_keeps_within_its_length_and_breaks_no_letter() => WildText.Holds(text => Enumerable.Range(1, 12).All(maxLetters =>
    {
        var cut = TextCut.AtWord(text, maxLetters);
        return new StringInfo(cut).LengthInTextElements <= maxLetters
            && (cut == text || cut.EndsWith('…'))
            && TextCut.AtWord(cut, maxLetters) == cut;
    }));

    [Fact]
    public void A_cut_text_is_the_beginning_of_the_whole_up_to_a_letters_edge() => WildText.Holds(text =>
    {
        var plain = string.Concat(text.Where(c => char.GetUnicodeCategory(c) is not UnicodeCategory.Format));
        var cut = TextCut.AtWord(plain, 5);
        return cut == plain
            || (plain.StartsWith(cut[..^1], StringComparison.Ordinal) && StringInfo.ParseCombiningCharacters(plain).Contains(cut.Length - 1));
    });
}
