using FsCheck;
using FsCheck.Fluent;
using Nashra.Arabic.Analysis;

namespace Nashra.Arabic.Tests.Analysis;

public sealed class AnalyzerTests
{
    [Fact]
    public void A_word_is_found_with_its_marks_in_the_original_text()
    {
        var text = "قال مُحَمَّدٌ: «الكتـاب»";
        Analyzer.Analyze(text).Select(token => text.Substring(token.Start, token.Length))
            .ShouldBe(["قال", "مُحَمَّدٌ", "الكتـاب"]);
    }

    [Theory]
    [InlineData("الـBBC", "ال bbc")]
    [InlineData("عام2015م", "عام 2015 م")]
    [InlineData("covid19 G20", "covid19 g20")]
    [InlineData("1,000 و 1,2", "1000 و 1 2")]
    [InlineData("O'Neill", "oneill")]
    [InlineData("👍 نعم", "نعم")]
    public void Words_are_cut_where_a_reader_sees_them(string text, string forms) =>
        string.Join(' ', Analyzer.Analyze(text).Select(token => token.Form)).ShouldBe(forms);

    [Fact]
    public void Offsets_always_lie_inside_the_text_and_in_order() => Check.QuickThrowOnFailure(Prop.ForAll(HostileText.Any, text =>
    {
        var previous = default(Token);
        foreach (var token in Analyzer.Tokens(text))
        {
            if (token.Start < previous.Start || token.Length <= 0 || token.End > text.Length || token.Form is "" || token.Stem is "")
            {
                return false;
            }

            previous = token;
        }

        return true;
    }));
}
