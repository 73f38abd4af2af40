using System.Globalization;

namespace Nashra.Arabic.Tests.Dates;

public sealed class HijriDateTests
{
    [Theory]
    [InlineData("2026-11-22", 1448, 6, 12)]
    [InlineData("2024-07-07", 1446, 1, 1)]
    [InlineData("2025-03-01", 1446, 9, 1)]
    [InlineData("1900-04-30", 1318, 1, 1)]
    [InlineData("2077-11-16", 1500, 12, 30)]
    public void A_day_has_its_umm_al_qura_date(string date, int year, int month, int day) =>
        HijriDate.From(DateOnly.Parse(date)).ShouldBe(new HijriDate(year, month, day));

    [Theory]
    [InlineData("1900-04-29")]
    [InlineData("2077-11-17")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void Outside_the_table_there_is_no_hijri_date(string date) => HijriDate.From(DateOnly.Parse(date)).ShouldBeNull();

    [Fact]
    public void Months_are_called_what_cldr_calls_them()
    {
        var months = Cldr.Months("ar", "islamic-umalqura");
        Enumerable.Range(1, 12).ShouldAllBe(month => new HijriDate(1448, month, 1).MonthName == months[$"{month}"]!.ToString());
    }

    [Fact]
    public void A_hijri_date_is_written_with_its_era()
    {
        new HijriDate(1448, 6, 12).Long(DigitPolicy.Western).ShouldBe("12 جمادى الآخرة 1448 هـ");
        new HijriDate(1448, 6, 12).Long(DigitPolicy.ArabicIndic).ShouldBe("١٢ جمادى الآخرة ١٤٤٨ هـ");
    }

    [Fact]
    public void Every_day_of_the_table_follows_the_day_before()
    {
        var calendar = new UmAlQuraCalendar();
        var first = DateOnly.FromDateTime(calendar.MinSupportedDateTime);
        var previous = HijriDate.From(first)!.Value;
        for (var day = first.AddDays(1); day <= DateOnly.FromDateTime(calendar.MaxSupportedDateTime); day = day.AddDays(1))
        {
            var next = HijriDate.From(day)!.Value;
            (next == previous with { Day = previous.Day + 1 }
                || (next.Day == 1 && previous.Day >= 29 && next.Month == (previous.Month % 12) + 1)).ShouldBeTrue($"{previous} → {next}");
            previous = next;
        }
    }
}
