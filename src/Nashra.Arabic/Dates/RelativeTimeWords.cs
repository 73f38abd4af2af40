using System.Globalization;

namespace Nashra.Arabic;

/// <summary>
/// The Arabic of a <see cref="RelativeTime"/>. Noun forms: Unicode CLDR, <c>dateFields</c> of <c>ar</c>. Two departures, as newspapers write:
/// the singular needs no «واحدة», and the future is «بعد», since CLDR's «خلال» means "within".
/// </summary>
internal static class RelativeTimeWords
{
    public static string Of(RelativeTime time, DigitPolicy digits) =>
        NamedDay(time) ?? $"{(time.Direction is TimeDirection.Past ? "قبل" : "بعد")} {Counted(time.Unit, time.Count, digits)}";

    private static string? NamedDay(RelativeTime time) => time switch
    {
        { Unit: TimeUnit.Moment } => "الآن",
        { Unit: TimeUnit.Day, Count: 1, Direction: TimeDirection.Past } => "أمس",
        { Unit: TimeUnit.Day, Count: 2, Direction: TimeDirection.Past } => "أول أمس",
        { Unit: TimeUnit.Day, Count: 1, Direction: TimeDirection.Future } => "غدًا",
        { Unit: TimeUnit.Day, Count: 2, Direction: TimeDirection.Future } => "بعد غد",
        _ => null,
    };

    private static string Counted(TimeUnit unit, int count, DigitPolicy digits)
    {
        var forms = FormsOf(unit);
        return Plurals.Category(count) switch
        {
            PluralCategory.One => forms.Single,
            PluralCategory.Two => forms.Two,
            PluralCategory.Few => $"{Number(count, digits)} {forms.Few}",
            PluralCategory.Many => $"{Number(count, digits)} {forms.Many}",
            _ => $"{Number(count, digits)} {forms.Single}",
        };
    }

    private static Forms FormsOf(TimeUnit unit) => unit switch
    {
        TimeUnit.Minute => new("دقيقة", "دقيقتين", "دقائق", "دقيقة"),
        TimeUnit.Hour => new("ساعة", "ساعتين", "ساعات", "ساعة"),
        TimeUnit.Day => new("يوم", "يومين", "أيام", "يومًا"),
        TimeUnit.Week => new("أسبوع", "أسبوعين", "أسابيع", "أسبوعًا"),
        TimeUnit.Month => new("شهر", "شهرين", "أشهر", "شهرًا"),
        TimeUnit.Year => new("سنة", "سنتين", "سنوات", "سنة"),
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    private static string Number(int count, DigitPolicy digits) =>
        Digits.Written(count.ToString(CultureInfo.InvariantCulture), digits);

    private sealed record Forms(string Single, string Two, string Few, string Many);
}
