using Nashra.Platform;
using NodaTime;

namespace Nashra.Newsletters;

/// <summary>When things are due: hours on the paper's own clock, also on the days when that clock is changed.</summary>
internal static class NewsletterHours
{
    extension(Publication paper)
    {
        public DateOnly DateAt(DateTimeOffset instant) => DateOnly.FromDateTime(paper.LocalTime(instant));

        /// <summary>An hour that the clock skips is taken after the gap; one that comes twice, at its first coming.</summary>
        public DateTimeOffset At(DateOnly date, int hour) =>
            new LocalDateTime(date.Year, date.Month, date.Day, hour, 0).InZoneLeniently(paper.Zone).ToDateTimeOffset().ToUniversalTime();
    }
}
