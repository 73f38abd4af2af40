using Nashra.Platform;
using NodaTime;

namespace Nashra.Newsletters;

/// <summary>When things are due: hours on the paper's own clock or on a reader's, also on the days when that clock is changed.</summary>
internal static class NewsletterHours
{
    extension(Publication paper)
    {
        public DateOnly DateAt(DateTimeOffset instant) => DateOnly.FromDateTime(paper.LocalTime(instant));

        public DateTimeOffset At(DateOnly date, int hour) => paper.At(date, hour, "");

        /// <summary>An hour that the clock skips is taken after the gap; one that comes twice, at its first coming. No zone is the paper's.</summary>
        public DateTimeOffset At(DateOnly date, int hour, string zone) =>
            new LocalDateTime(date.Year, date.Month, date.Day, hour, 0).InZoneLeniently(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? paper.Zone).ToDateTimeOffset().ToUniversalTime();
    }
}
