using System.Runtime.InteropServices;

namespace Nashra.Arabic;

/// <summary>How far a moment lies from now: <paramref name="Count"/> whole units (0 for <see cref="TimeUnit.Moment"/>, else 1 or more), before or after.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RelativeTime(TimeUnit Unit, int Count, TimeDirection Direction)
{
    // Across midnight «قبل 3 ساعات» says more than «أمس»; half a day later it no longer does.
    private const int HoursAcrossMidnight = 12;

    /// <summary>
    /// A moment and now in; the distance as a newspaper says it out. Under a minute it is a moment, under an hour minutes;
    /// hours on the same date or within twelve hours; then changes of date up to six, weeks up to a month, months, years,
    /// each rounded down. Dates are those of <paramref name="now"/>'s offset: pass it in the publication's zone.
    /// </summary>
    public static RelativeTime Between(DateTimeOffset moment, DateTimeOffset now)
    {
        var direction = moment > now ? TimeDirection.Future : TimeDirection.Past;
        var apart = (moment - now).Duration();
        var days = Math.Abs(LocalDate(moment, now.Offset).DayNumber - LocalDate(now, now.Offset).DayNumber);
        return apart switch
        {
            { TotalMinutes: < 1 } => new(TimeUnit.Moment, 0, direction),
            { TotalHours: < 1 } => new(TimeUnit.Minute, (int)apart.TotalMinutes, direction),
            { TotalHours: var hours } when days == 0 || hours < HoursAcrossMidnight => new(TimeUnit.Hour, (int)hours, direction),
            _ when days < 7 => new(TimeUnit.Day, days, direction),
            _ => InMonths(LocalDate(moment, now.Offset), LocalDate(now, now.Offset), days, direction),
        };
    }

    /// <summary>«الآن», «قبل دقيقتين», «قبل ٣ دقائق», «قبل 11 دقيقة», «أمس», «بعد غد».</summary>
    public string InArabic(DigitPolicy digits) => RelativeTimeWords.Of(this, digits);

    private static RelativeTime InMonths(DateOnly moment, DateOnly now, int days, TimeDirection direction)
    {
        var (from, to) = moment <= now ? (moment, now) : (now, moment);
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month - (to.Day < from.Day ? 1 : 0);
        return months switch
        {
            < 1 => new(TimeUnit.Week, days / 7, direction),
            < 12 => new(TimeUnit.Month, months, direction),
            _ => new(TimeUnit.Year, months / 12, direction),
        };
    }

    // DateTimeOffset.ToOffset throws within fourteen hours of its ends.
    private static DateOnly LocalDate(DateTimeOffset moment, TimeSpan offset) =>
        DateOnly.FromDateTime(new DateTime(Math.Clamp(moment.UtcTicks + offset.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks)));
}
