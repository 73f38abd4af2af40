namespace Nashra.Arabic.Tests.Dates;

public sealed class ArabicDateTests
{
    private static readonly DateOnly Sunday = new(2026, 11, 22);
    private static readonly DateStyle Gulf = new(MonthVocabulary.Gulf, DigitPolicy.Western);
    private static readonly DateStyle Levant = new(MonthVocabulary.Levant, DigitPolicy.ArabicIndic);

    [Theory]
    [InlineData("ar", MonthVocabulary.Gulf)]
    [InlineData("ar-EG", MonthVocabulary.Gulf)]
    [InlineData("ar-SA", MonthVocabulary.Gulf)]
    [InlineData("ar-AE", MonthVocabulary.Gulf)]
    [InlineData("ar-LB", MonthVocabulary.Levant)]
    [InlineData("ar-IQ", MonthVocabulary.Levant)]
    [InlineData("ar-SY", MonthVocabulary.Levant)]
    [InlineData("ar-JO", MonthVocabulary.Levant)]
    [InlineData("ar-MA", MonthVocabulary.Morocco)]
    [InlineData("ar-DZ", MonthVocabulary.Algeria)]
    [InlineData("ar-TN", MonthVocabulary.Algeria)]
    public void Months_are_called_what_cldr_calls_them(string locale, MonthVocabulary vocabulary)
    {
        var months = Cldr.Months(locale, "gregorian");
        Enumerable.Range(1, 12).ShouldAllBe(month => MonthNames.Of(month, vocabulary) == months[$"{month}"]!.ToString());
    }

    [Fact]
    public void Weekdays_are_called_what_cldr_calls_them()
    {
        var days = Cldr.Dates("ar")["calendars"]!["gregorian"]!["days"]!["format"]!["wide"]!.AsObject().Select(day => day.Value!.ToString());
        Enum.GetValues<DayOfWeek>().Select(ArabicDate.Weekday).ShouldBe(days);
    }

    [Fact]
    public void A_day_is_written_in_the_publications_months_and_digits()
    {
        ArabicDate.Long(Sunday, Gulf).ShouldBe("22 نوفمبر 2026");
        ArabicDate.Long(Sunday, Levant).ShouldBe("٢٢ تشرين الثاني ٢٠٢٦");
        ArabicDate.Long(Sunday, new(MonthVocabulary.GulfAndLevant, DigitPolicy.Western)).ShouldBe("22 نوفمبر (تشرين الثاني) 2026");
        ArabicDate.Long(Sunday, new(MonthVocabulary.LevantAndGulf, DigitPolicy.Western)).ShouldBe("22 تشرين الثاني (نوفمبر) 2026");
        ArabicDate.WithWeekday(Sunday, Gulf).ShouldBe("الأحد، 22 نوفمبر 2026");
        ArabicDate.Short(Sunday, DigitPolicy.ArabicIndic).ShouldBe("\u2067٢٢\u200F/١١\u200F/٢٠٢٦\u2069");
    }

    [Theory]
    [InlineData(0, 5, "12:05 صباحًا")]
    [InlineData(9, 0, "9:00 صباحًا")]
    [InlineData(12, 30, "12:30 ظهرًا")]
    [InlineData(15, 5, "3:05 مساءً")]
    [InlineData(23, 59, "11:59 مساءً")]
    public void Time_is_told_on_a_clock_of_twelve_hours(int hour, int minute, string told) =>
        ArabicDate.Time(new(hour, minute, 59), DigitPolicy.Western).ShouldBe(told);

    [Fact]
    public void A_day_and_its_time_stand_in_one_line() =>
        ArabicDate.WithTime(Sunday, new(15, 5), Levant).ShouldBe("٢٢ تشرين الثاني ٢٠٢٦، ٣:٠٥ مساءً");

    [Theory]
    [InlineData("2026-11-03", "2026-11-05", "3–5 نوفمبر 2026")]
    [InlineData("2026-11-05", "2026-11-03", "3–5 نوفمبر 2026")]
    [InlineData("2026-11-03", "2026-11-03", "3 نوفمبر 2026")]
    [InlineData("2026-11-30", "2026-12-02", "30 نوفمبر – 2 ديسمبر 2026")]
    [InlineData("2026-12-30", "2027-01-02", "30 ديسمبر 2026 – 2 يناير 2027")]
    [InlineData("2025-11-03", "2026-11-05", "3 نوفمبر 2025 – 5 نوفمبر 2026")]
    public void A_span_says_nothing_twice(string one, string other, string written) =>
        ArabicDate.Range(DateOnly.Parse(one), DateOnly.Parse(other), Gulf).ShouldBe($"\u2067{written}\u2069");

    [Fact]
    public void The_patterns_are_those_of_cldr()
    {
        var gregorian = Cldr.Dates("ar")["calendars"]!["gregorian"]!;
        gregorian["dateFormats"]!["full"]!.ToString().ShouldBe("EEEE، d MMMM y");
        gregorian["dateFormats"]!["long"]!.ToString().ShouldBe("d MMMM y");
        gregorian["dateFormats"]!["short"]!.ToString().ShouldBe("d\u200F/M\u200F/y");
        gregorian["dateTimeFormats"]!["long"]!.ToString().ShouldBe("{1}، {0}");
        gregorian["dayPeriods"]!["format"]!["wide"]!["afternoon1"]!.ToString().ShouldBe("ظهرًا");
        gregorian["dayPeriods"]!["format"]!["wide"]!["evening1"]!.ToString().ShouldBe("مساءً");
    }

    [Fact]
    public void The_first_and_the_last_day_of_the_calendar_are_days_too()
    {
        ArabicDate.Long(DateOnly.MinValue, Gulf).ShouldBe("1 يناير 1");
        ArabicDate.WithWeekday(DateOnly.MaxValue, Gulf).ShouldBe("الجمعة، 31 ديسمبر 9999");
    }
}
