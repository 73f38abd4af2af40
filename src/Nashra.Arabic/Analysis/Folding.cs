namespace Nashra.Arabic.Analysis;

/// <summary>
/// Brings the spellings of one word together before it is compared: marks, tatweel and direction controls go,
/// presentation forms become letters (Unicode NFKD, UAX #15), alef and hamza seats, ى and ي, Persian and Urdu letters
/// and all decimal digits unify, Latin letters lose case and accents.
/// </summary>
/// <remarks>
/// ة and ه stay apart here: مدرسة (school) and مدرسه (his teacher) are two words, so they meet only in
/// <see cref="Stemmer"/>, where a match counts for less than one of the exact form.
/// </remarks>
public static class Folding
{
    /// <summary>Folds a text. Never throws; linear in its length; folding twice changes nothing.</summary>
    /// <param name="text">Any UTF-16, also ill-formed: a lone surrogate becomes U+FFFD.</param>
    /// <returns>The folded text; the same instance when there is nothing to fold.</returns>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsFolded(text))
        {
            return text;
        }

        var folded = string.Create(FoldedLength(text), text, static (target, source) => TryFold(source, target, out _));
        return string.Equals(folded, text, StringComparison.Ordinal) ? text : folded;
    }

    /// <summary>Folds into a buffer without allocating for Arabic, Latin or any other letters of the basic plane.</summary>
    /// <param name="written">UTF-16 units written: all of the folded text, or as many as the destination holds.</param>
    /// <returns>Whether the destination held the whole folded text.</returns>
    public static bool TryFold(ReadOnlySpan<char> text, Span<char> destination, out int written)
    {
        var writer = new FoldWriter(destination);
        writer.Write(text);
        written = Math.Min(writer.Length, destination.Length);
        return writer.Length <= destination.Length;
    }

    /// <summary>The number of UTF-16 units that the folded text will have.</summary>
    public static int FoldedLength(ReadOnlySpan<char> text)
    {
        var writer = new FoldWriter([]);
        writer.Write(text);
        return writer.Length;
    }

    private static bool IsFolded(ReadOnlySpan<char> text)
    {
        foreach (var unit in text)
        {
            if (FoldTable.Changes(unit))
            {
                return false;
            }
        }

        return true;
    }
}
