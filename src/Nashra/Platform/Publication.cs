using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Nashra.Arabic;
using Nashra.Database;
using NodaTime;

namespace Nashra.Platform;

/// <summary>What a publication decides for itself.</summary>
public sealed record Publication
{
    public const string SettingName = "publication";

    public string Name { get; init; } = "نشرة";

    public string Tagline { get; init; } = "";

    public IReadOnlyList<string> About { get; init; } = [];

    /// <summary>ar or en: the language of the interface. Articles keep their own.</summary>
    public string Language { get; init; } = "ar";

    /// <summary>An IANA zone; every date a reader sees is in it.</summary>
    public string TimeZone { get; init; } = "Asia/Riyadh";

    public DigitPolicy Digits { get; init; } = DigitPolicy.Western;

    public MonthVocabulary Months { get; init; } = MonthVocabulary.Gulf;

    /// <summary>Whether a Hijri date stands beside the Gregorian one.</summary>
    public bool ShowHijri { get; init; } = true;

    /// <summary>The public address, such as https://example.org/; null means the address the program answers on.</summary>
    public string? Address { get; init; }

    /// <summary>From whom letters come; null means nashra@ the address' host.</summary>
    public string? MailAddress { get; init; }

    /// <summary>Whether it is counted how often newsletters are opened and followed, by readers who agree to that.</summary>
    public bool CountsReading { get; init; }

    public Colours Colours { get; init; } = new();

    [JsonIgnore]
    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb.GetZoneOrNull(TimeZone) ?? DateTimeZone.Utc;

    [JsonIgnore]
    public bool IsRightToLeft => Language == "ar";

    public DateTime LocalTime(DateTimeOffset instant) =>
        Instant.FromDateTimeOffset(instant).InZone(Zone).ToDateTimeUnspecified();

    public static async Task<Publication> ReadAsync(NewsDb db, CancellationToken cancel) =>
        await db.Set<Setting>().AsNoTracking().FirstOrDefaultAsync(s => s.Name == SettingName, cancel) is { } setting
            ? JsonSerializer.Deserialize<Publication>(setting.Json, Storage) ?? new Publication()
            : new Publication();

    public async Task WriteAsync(NewsDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var json = JsonSerializer.Serialize(this, Storage);
        if (await db.Set<Setting>().FindAsync([SettingName], cancel) is { } setting)
        {
            setting.Change(json);
        }
        else
        {
            db.Add(Setting.Of(SettingName, json));
        }

        db.Add(ArticleChange.Of(null, ChangeKind.Paper, now));
        await db.SaveChangesAsync(cancel);
    }

    private static readonly JsonSerializerOptions Storage = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}

/// <summary>The five colours a publication may change; null keeps the house's own.</summary>
public sealed record Colours
{
    public string? Paper { get; init; }

    public string? Ink { get; init; }

    public string? Accent { get; init; }

    public string? DarkPaper { get; init; }

    public string? DarkInk { get; init; }
}
