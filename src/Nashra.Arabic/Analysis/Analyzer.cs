namespace Nashra.Arabic.Analysis;

/// <summary>Cuts a text into words with their stems: the one path for indexing and for asking. Thread-safe.</summary>
public static class Analyzer
{
    /// <summary>Longer words keep their place in the text, but their form is cut to this many UTF-16 units.</summary>
    public const int LongestForm = 64;

    // With its space; a list of the right length at once spares the copies of one that grows.
    private const int LettersPerWord = 6;

    /// <summary>All words of a text in order. Never throws, whatever the text; linear in its length.</summary>
    public static IReadOnlyList<Token> Analyze(string text)
    {
        var tokens = new List<Token>((text.Length / LettersPerWord) + 1);
        foreach (var token in Tokens(text))
        {
            tokens.Add(token);
        }

        return tokens;
    }

    /// <summary>The same words one by one, without a list: words met before cost no allocation.</summary>
    public static TokenSequence Tokens(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new TokenSequence(text);
    }

    /// <summary>
    /// The forms of the same words, without what they mean: who remembers words by their form, as an index does, asks
    /// <see cref="Stemmer"/>, <see cref="RootKey"/> and <see cref="StopWords"/> once for each new one.
    /// </summary>
    public static FormSequence Forms(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new FormSequence(text);
    }
}
