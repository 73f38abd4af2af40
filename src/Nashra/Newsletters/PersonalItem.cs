namespace Nashra.Newsletters;

/// <summary>An article of one reader's own list and why this reader gets it, in plain words; stored with the copy before it is first offered.</summary>
public sealed record PersonalItem(long ArticleId, string Reason)
{
    /// <summary>The reason quotes what the reader typed: a phrase or a search.</summary>
    public bool IsOwnWords { get; init; }
}
