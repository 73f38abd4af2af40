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

    [Theory]
    [InlineData("عبد الله", "عبدالله")]
    [InlineData("وعبد العزيز", "وعبدالعزيز")]
    [InlineData("صلاح الدين", "صلاحالدين")]
    [InlineData("أبو ظبي", "أبوظبي")]
    [InlineData("حزب الله", "حزبالله")]
    public void A_compound_name_is_the_same_name_in_one_word_or_two(string apart, string joined) =>
        Analyzer.Analyze(joined).Select(token => token.Stem).ShouldBe(Analyzer.Analyze(apart).Select(token => token.Stem));

    [Fact]
    public void Both_parts_of_a_joined_name_cover_the_whole_word() =>
        Analyzer.Analyze("قال عبدالله").Select(token => (token.Start, token.Length)).ShouldBe([(0, 3), (4, 7), (4, 7)]);

    [Theory]
    [InlineData("خالدين")]
    [InlineData("المجاهدين")]
    [InlineData("والله")]
    [InlineData("أبواب")]
    public void A_word_that_only_looks_like_a_compound_stays_whole(string word) => Analyzer.Analyze(word).ShouldHaveSingleItem();

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

    [Fact]
    public void Forms_walked_alone_are_those_of_the_whole_analysis() => Check.QuickThrowOnFailure(Prop.ForAll(HostileText.Any, text =>
    {
        var forms = new List<string>();
        foreach (var form in Analyzer.Forms($"{text} عبدالله قال 1,000 مرة لصلاح الدين O'Neill وبسيف‌الدين {text}"))
        {
            forms.Add(form.ToString());
        }

        return forms.SequenceEqual(Analyzer.Analyze($"{text} عبدالله قال 1,000 مرة لصلاح الدين O'Neill وبسيف‌الدين {text}").Select(token => token.Form));
    }));

    [Fact]
    public void A_megabyte_without_a_space_is_one_word_with_a_short_form()
    {
        var token = Analyzer.Analyze(new string('ب', 1_000_000)).ShouldHaveSingleItem();
        token.Length.ShouldBe(1_000_000);
        token.Form.Length.ShouldBe(Analyzer.LongestForm);
    }

    [Fact]
    public void Invisible_characters_at_the_edge_stay_outside_the_word() =>
        Analyzer.Analyze("\u2067كتاب\u2069").Select(token => (token.Start, token.Length)).ShouldBe([(1, 4)]);

    [Theory]
    [InlineData("هل")]
    [InlineData("وفي")]
    [InlineData("التي")]
    [InlineData("لماذا")]
    public void Words_that_choose_no_text_are_marked(string word) => Analyzer.Analyze(word).ShouldHaveSingleItem().IsStopWord.ShouldBeTrue();

    [Fact]
    public void Words_met_before_are_analysed_without_allocating()
    {
        const string text = "أعلن الرئيس عن زيارة إلى المدينة القديمة يوم الأحد";
        Count(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Count(text);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void Many_threads_read_the_same_words()
    {
        var text = string.Join(' ', Enumerable.Range(0, 5000).Select(number => $"كتاب{(char)('ا' + (number % 36))}ون وزراء {number}"));
        var alone = Analyzer.Analyze(text);
        Parallel.For(0, 8, _ => Analyzer.Analyze(text).ShouldBe(alone));
    }

    private static int Count(string text)
    {
        var count = 0;
        foreach (var token in Analyzer.Tokens(text))
        {
            count += token.Length;
        }

        return count;
    }
}
