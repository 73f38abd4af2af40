using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Nashra.Import.Archive;

/// <summary>The three ways in which archives date their articles. What names no offset is in the publication's zone.</summary>
internal static class ArchiveDate
{
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("dd/MM/yyyy");
    private static readonly LocalDateTimePattern Compact = LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-dd'T'HHmmss");
    private static readonly LocalDateTimePattern Extended = LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-dd'T'HH:mm:ss");
    private static readonly LocalDatePattern IsoDay = LocalDatePattern.Iso;

    public static DateTimeOffset? Read(string text, DateTimeZone zone)
    {
        text = Arabic.Digits.ToWestern(text.Trim());
        if (Compact.Parse(text) is { Success: true, Value: var compact })
        {
            return In(zone, compact);
        }

        if (Extended.Parse(text) is { Success: true, Value: var extended })
        {
            return In(zone, extended);
        }

        if (Day.Parse(text) is { Success: true, Value: var day })
        {
            return In(zone, day.AtMidnight());
        }

        if (IsoDay.Parse(text) is { Success: true, Value: var isoDay })
        {
            return In(zone, isoDay.AtMidnight());
        }

        return text.Length >= 16 && text[4] == '-' && text.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : null;
    }

    private static DateTimeOffset In(DateTimeZone zone, LocalDateTime local) => zone.AtLeniently(local).ToDateTimeOffset();
}
