namespace Nashra.Following;

/// <summary>The kinds as addresses and the device's shelf name them.</summary>
public static class FollowKinds
{
    public static string Name(this FollowKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Written by a reader: no name and no page that others may see.</summary>
    public static bool IsOwnWords(this FollowKind kind) => kind is FollowKind.Phrase or FollowKind.Search;

    public static FollowKind? Parse(string? name) => name switch
    {
        "section" => FollowKind.Section,
        "author" => FollowKind.Author,
        "topic" => FollowKind.Topic,
        "phrase" => FollowKind.Phrase,
        "search" => FollowKind.Search,
        _ => null,
    };
}
