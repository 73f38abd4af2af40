namespace Nashra.Following;

/// <summary>The kinds as addresses and the device's shelf name them.</summary>
public static class FollowKinds
{
    public static string Name(this FollowKind kind) => kind.ToString().ToLowerInvariant();

    public static FollowKind? Parse(string? name) => name switch
    {
        "section" => FollowKind.Section,
        "author" => FollowKind.Author,
        "topic" => FollowKind.Topic,
        "phrase" => FollowKind.Phrase,
        _ => null,
    };
}
