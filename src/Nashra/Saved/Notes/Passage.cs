using Nashra.Arabic;

namespace Nashra.Saved;

/// <summary>A highlighted passage by its words, the words around it, and the block in which it stood: enough to find it again after a correction.</summary>
public sealed record Passage(string Quote, string Before, string After, int Block)
{
    public const int LongestQuote = 2000;
    public const int LongestContext = 100;

    /// <summary>From what a browser sent. Null when nothing was highlighted.</summary>
    public static Passage? From(string? quote, string? before, string? after)
    {
        var words = CleanText.Line(quote ?? "");
        return words.Length == 0 ? null : new Passage(words, Tail(CleanText.Line(before ?? "")), Head(CleanText.Line(after ?? "")), -1);
    }

    private static string Head(string text) => text.Length <= LongestContext ? text : text[..LongestContext];

    private static string Tail(string text) => text.Length <= LongestContext ? text : text[^LongestContext..];
}

/// <summary>Where a passage stands in a text as it is now.</summary>
public sealed record FoundPassage(int Block, int Start, int Length, PassageState State)
{
    public static FoundPassage Nowhere { get; } = new(-1, 0, 0, PassageState.Lost);
}

public enum PassageState
{
    /// <summary>Word for word.</summary>
    Standing,

    /// <summary>The passage was corrected: most of its words are still there.</summary>
    Changed,

    /// <summary>Not in the text any more.</summary>
    Lost,
}
