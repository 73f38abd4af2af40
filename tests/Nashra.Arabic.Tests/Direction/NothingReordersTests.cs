namespace Nashra.Arabic.Tests.Direction;

/// <summary>Figures keep their reading order wherever a sentence puts them.</summary>
public sealed class NothingReordersTests
{
    private static readonly DateStyle Western = new(MonthVocabulary.Gulf, DigitPolicy.Western);

    [Theory]
    [InlineData("نما %15 هنا", "انه %15 امن")]
    public void The_test_itself_sees_the_trap_of_a_bare_sign(string _, string seen) =>
        VisualOrder.Of("نما 15% هنا", TextDirection.RightToLeft).ShouldBe(seen);

    [Fact]
    public void A_western_percentage_keeps_its_sign_after_the_number() =>
        EverySentence(ArabicNumber.Percent(15, DigitPolicy.Western)).ShouldAllBe(seen => seen.Contains("15%"));

    [Fact]
    public void An_arabic_percentage_keeps_its_sign_after_the_number_read_from_the_right() =>
        EverySentence(ArabicNumber.Percent(15, DigitPolicy.ArabicIndic)).ShouldAllBe(seen => seen.Contains("٪١٥"));

    [Fact]
    public void A_negative_number_keeps_its_minus_in_front()
    {
        EverySentence(ArabicNumber.Format(-5, DigitPolicy.Western)).ShouldAllBe(seen => seen.Contains("-5"));
        EverySentence(ArabicNumber.Format(-5, DigitPolicy.ArabicIndic)).ShouldAllBe(seen => seen.Contains("٥-"));
    }

    [Fact]
    public void A_span_of_days_is_read_from_the_right() =>
        EverySentence(ArabicDate.Range(new(2026, 11, 3), new(2026, 11, 5), Western)).ShouldAllBe(seen => seen.Contains("ربمفون 5–3"));

    [Fact]
    public void A_date_in_figures_is_read_from_the_right() =>
        EverySentence(ArabicDate.Short(new(2026, 11, 22), DigitPolicy.Western)).ShouldAllBe(seen => seen.Contains("2026/11/22"));

    [Fact]
    public void A_score_is_read_from_the_right_when_isolated_so() =>
        EverySentence(Bidi.Isolate("2–1", TextDirection.RightToLeft)).ShouldAllBe(seen => seen.Contains("1–2"));

    [Fact]
    public void A_phone_number_is_read_from_the_left_when_isolated_so() =>
        EverySentence(Bidi.Isolate("+966 50 123 4567", TextDirection.LeftToRight)).ShouldAllBe(seen => seen.Contains("+966 50 123 4567"));

    [Fact]
    public void A_latin_name_with_a_sign_stays_whole_when_isolated() =>
        EverySentence(Bidi.Isolate("C++")).ShouldAllBe(seen => seen.Contains("C++"));

    [Theory]
    [InlineData("9:05")]
    [InlineData("1,234.5")]
    [InlineData("١٬٢٣٤٫٥")]
    public void Clocks_and_grouped_numbers_need_no_help(string figures) =>
        EverySentence(figures).ShouldAllBe(seen => seen.Contains(figures));

    private static IEnumerable<string> EverySentence(string figures) =>
        from sentence in new[] { "نما {0} هنا", "{0} نما", "نما {0}", "{0}", "BBC {0} نما", "نما BBC {0}", "rose {0} in", "نما 7 {0} 8", "({0})" }
        from paragraph in new[] { TextDirection.RightToLeft, TextDirection.LeftToRight }
        select VisualOrder.Of(string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, figures), paragraph);
}
