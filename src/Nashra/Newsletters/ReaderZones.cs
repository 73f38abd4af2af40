using Nashra.Localization;

namespace Nashra.Newsletters;

/// <summary>The time zones that readers of Arabic live in most, by the city they would name.</summary>
public static class ReaderZones
{
    private static readonly string[] Usual =
    [
        "Asia/Riyadh", "Asia/Dubai", "Asia/Muscat", "Asia/Qatar", "Asia/Bahrain", "Asia/Kuwait", "Asia/Aden", "Asia/Baghdad", "Asia/Damascus", "Asia/Beirut", "Asia/Amman", "Asia/Gaza",
        "Africa/Cairo", "Africa/Khartoum", "Africa/Tripoli", "Africa/Tunis", "Africa/Algiers", "Africa/Casablanca", "Africa/Nouakchott", "Africa/Mogadishu",
        "Europe/Istanbul", "Europe/London", "Europe/Paris", "Europe/Berlin", "Europe/Stockholm", "America/New_York", "America/Chicago", "America/Los_Angeles", "America/Sao_Paulo", "Asia/Kuala_Lumpur", "Australia/Sydney",
    ];

    /// <summary>The list, with the reader's own where it is another.</summary>
    public static IEnumerable<string> With(string? own) => own is null || Usual.Contains(own) ? Usual : Usual.Append(own);

    public static string NameOf(string zone, Phrases say) => Usual.Contains(zone) ? say[$"newsletters.zone.{zone[(zone.IndexOf('/', StringComparison.Ordinal) + 1)..].ToLowerInvariant()}"] : zone;
}
