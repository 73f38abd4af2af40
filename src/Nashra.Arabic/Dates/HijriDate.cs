using System.Globalization;
using System.Runtime.InteropServices;

namespace Nashra.Arabic;

/// <summary>
/// A day of the Umm al-Qura calendar, the civil calendar of Saudi Arabia: <paramref name="Month"/> 1 (محرم) to 12 (ذو الحجة),
/// <paramref name="Day"/> 1 to 30. Conversion: the base class library's <see cref="UmAlQuraCalendar"/>;
/// names: Unicode CLDR, <c>ca-islamic-umalqura</c> of <c>ar</c>.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct HijriDate(int Year, int Month, int Day)
{
    private static readonly UmAlQuraCalendar Calendar = new();

    private static readonly string[] Months =
    [
        "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة",
        "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة",
    ];

    /// <summary>«جمادى الآخرة».</summary>
    public string MonthName => Months[Month - 1];

    /// <summary>A Gregorian day in; its Hijri day out, or null outside the calendar's table (30 April 1900 to 16 November 2077).</summary>
    public static HijriDate? From(DateOnly date)
    {
        var instant = date.ToDateTime(TimeOnly.MinValue);
        return instant < Calendar.MinSupportedDateTime || instant > Calendar.MaxSupportedDateTime
            ? null
            : new(Calendar.GetYear(instant), Calendar.GetMonth(instant), Calendar.GetDayOfMonth(instant));
    }

    /// <summary>«12 جمادى الآخرة 1448 هـ».</summary>
    public string Long(DigitPolicy digits) =>
        Digits.Written(string.Create(CultureInfo.InvariantCulture, $"{Day} {MonthName} {Year} هـ"), digits);
}
