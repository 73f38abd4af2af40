using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nashra.Newsletters.Sending;

/// <summary>Which database was armed, until when it was served, and, when it is disarmed, why.</summary>
public sealed record ArmState
{
    /// <summary>How long nobody may have served before a person must look.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(10);

    public static readonly ArmState Open = new();

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public string Identity { get; init; } = "";

    /// <summary>Null while armed.</summary>
    public DisarmReason? Why { get; init; }

    /// <summary>Since when it is as it is. While disarmed, only what a person ordered afterwards goes out.</summary>
    public DateTimeOffset Since { get; init; }

    public DateTimeOffset BeatAt { get; init; }

    [JsonIgnore]
    public bool IsArmed => Why is null;

    public static ArmState First(string identity, DateTimeOffset now) => new() { Identity = identity, Since = now, BeatAt = now };

    public static ArmState? FromJson(string json) => JsonSerializer.Deserialize<ArmState>(json, Json);

    public ArmState Disarmed(DisarmReason why, DateTimeOffset now) => this with { Why = why, Since = now };

    /// <summary>After a look at the database: its identity as it is now.</summary>
    public ArmState Seen(string identity, DateTimeOffset now)
    {
        var seen = this with { Identity = identity, BeatAt = now };
        return identity != Identity ? seen.Disarmed(DisarmReason.Identity, now)
            : now - BeatAt > LongestSilence ? seen.Disarmed(Why ?? DisarmReason.Silence, now)
            : seen;
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

public enum DisarmReason
{
    /// <summary>The database is a copy, was restored, or another server took it over.</summary>
    Identity,

    /// <summary>Nobody served it for a while.</summary>
    Silence,

    /// <summary>A person stopped everything.</summary>
    Person,
}
