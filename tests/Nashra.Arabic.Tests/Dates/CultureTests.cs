using System.Globalization;

namespace Nashra.Arabic.Tests.Dates;

/// <summary>The machine's language changes nothing that a reader sees.</summary>
public sealed class CultureTests
{
    public static TheoryData<string> Cultures { get; } = new("", "ar-SA", "ar-EG", "fa-IR", "th-TH", "tr-TR", "en-US");

    [Theory]
    [MemberData(nameof(Cultures))]
    public void A_page_reads_the_same_under_every_culture(string culture)
    {
        var expected = Under("", Everything);
        Under(culture, Everything).ShouldBe(expected);
        expected.ShouldContain("12 جمادى الآخرة 1448 هـ");
    }

    private static string Everything()
    {
        var (date, time) = (new DateOnly(2026, 11, 22), new TimeOnly(15, 5));
        var style = new DateStyle(MonthVocabulary.GulfAndLevant, DigitPolicy.ArabicIndic);
        var now = new DateTimeOffset(2026, 11, 22, 15, 5, 0, TimeSpan.FromHours(3));
        return string.Join('\n',
            ArabicDate.WithWeekday(date, style), ArabicDate.WithTime(date, time, style), ArabicDate.Short(date, DigitPolicy.Western),
            ArabicDate.Range(date, date.AddDays(40), style), HijriDate.From(date)!.Value.Long(DigitPolicy.Western),
            RelativeTime.Between(now.AddDays(-100), now).InArabic(DigitPolicy.ArabicIndic),
            ArabicNumber.Format(-1234567.89m, DigitPolicy.ArabicIndic), ArabicNumber.Percent(12.5m, DigitPolicy.Western),
            Digits.Apply("نما 1,234.5%", DigitPolicy.ArabicIndic), Slug.From("INDIGO İstanbul ٢٠٢٦"), TextCut.AtWord("كلمة وأخرى", 6),
            CleanText.Line(" İ\u00A0I "), Plurals.Category(1.5m, "AR-SA"), ReadingTime.Minutes(900));
    }

    private static string Under(string culture, Func<string> written)
    {
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            return written();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }
}
