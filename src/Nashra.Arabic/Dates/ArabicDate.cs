using System.Globalization;

namespace Nashra.Arabic;

/// <summary>
/// Gregorian dates and times in Arabic prose, whatever the current culture. Patterns and names: Unicode CLDR, <c>ca-gregorian</c> of <c>ar</c>.
/// Made for reading only: storage, feeds and addresses use ISO 8601. Inside a left-to-right line pass them through <see cref="Bidi.Isolate"/>.
/// </summary>
public static class ArabicDate
{
    private static readonly string[] Weekdays =
        ["الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"];

    /// <summary>«22 نوفمبر 2026», «22 نوفمبر (تشرين الثاني) 2026».</summary>
    public static string Long(DateOnly date, DateStyle style) => $"{DayAndMonth(date, style)} {Number(date.Year, style.Digits)}";

    /// <summary>«الأحد، 22 نوفمبر 2026».</summary>
    public static string WithWeekday(DateOnly date, DateStyle style) => $"{Weekday(date.DayOfWeek)}، {Long(date, style)}";

    /// <summary>«22/11/2026» in figures only, isolated; marks keep day, month and year in reading order from right to left.</summary>
    public static string Short(DateOnly date, DigitPolicy digits) => ReadFromTheRight(
        string.Join("\u200F/", [Number(date.Day, digits), Number(date.Month, digits), Number(date.Year, digits)]));

    /// <summary>«22 نوفمبر 2026، 3:05 مساءً».</summary>
    public static string WithTime(DateOnly date, TimeOnly time, DateStyle style) => $"{Long(date, style)}، {Time(time, style.Digits)}";

    /// <summary>
    /// «9:00 صباحًا», «12:30 ظهرًا», «3:05 مساءً», on a clock of twelve hours; seconds are cut off.
    /// The hour from noon is ظهرًا, since «12:30 مساءً» would be read as either half of the day.
    /// </summary>
    public static string Time(TimeOnly time, DigitPolicy digits)
    {
        var hour = time.Hour % 12 is 0 ? 12 : time.Hour % 12;
        var halfOfDay = time.Hour switch { < 12 => "صباحًا", 12 => "ظهرًا", _ => "مساءً" };
        return $"{Number(hour, digits)}:{Number(time.Minute, digits, "00")} {halfOfDay}";
    }

    /// <summary>
    /// Two days in, in either order; «3–5 نوفمبر 2026», «30 نوفمبر – 2 ديسمبر 2026» or two whole dates out, the earlier first.
    /// Isolated, so that the earlier is read first on a line of either direction and after a Latin word.
    /// </summary>
    public static string Range(DateOnly one, DateOnly other, DateStyle style)
    {
        var (from, to) = one <= other ? (one, other) : (other, one);
        return ReadFromTheRight((from, to) switch
        {
            _ when from == to => Long(from, style),
            _ when from.Year != to.Year => $"{Long(from, style)} – {Long(to, style)}",
            _ when from.Month != to.Month => $"{DayAndMonth(from, style)} – {Long(to, style)}",
            _ => $"{Number(from.Day, style.Digits)}–{Long(to, style)}",
        });
    }

    /// <summary>«الأحد» to «السبت».</summary>
    public static string Weekday(DayOfWeek day) => Weekdays[(int)day];

    private static string ReadFromTheRight(string figures) => Bidi.Isolate(figures, TextDirection.RightToLeft);

    private static string DayAndMonth(DateOnly date, DateStyle style) =>
        $"{Number(date.Day, style.Digits)} {MonthNames.Of(date.Month, style.Months)}";

    private static string Number(int number, DigitPolicy digits, string format = "0") =>
        Digits.Written(number.ToString(format, CultureInfo.InvariantCulture), digits);
}
