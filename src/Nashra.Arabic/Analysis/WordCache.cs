namespace Nashra.Arabic.Analysis;

/// <summary>
/// Remembers the words met lately: newspapers repeat a small vocabulary. A fixed number of slots, each overwritten by
/// the next word of the same hash, bounds the memory and needs no lock.
/// </summary>
internal static class WordCache
{
    private const int Slots = 1 << 16;

    private static readonly Remembered?[] Words = new Remembered?[Slots];

    /// <summary>The analysed word, or null when nothing of it is left after folding.</summary>
    public static AnalyzedWord? Find(ReadOnlySpan<char> written)
    {
        Span<char> buffer = stackalloc char[Analyzer.LongestForm];
        Folding.TryFold(written, buffer, out var length);
        var form = WithoutSeparators(buffer[..length]);
        if (form.IsEmpty)
        {
            return null;
        }

        var slot = string.GetHashCode(form, StringComparison.Ordinal) & (Slots - 1);
        if (Words[slot] is { } known && form.SequenceEqual(known.Key))
        {
            return known.Word;
        }

        var key = form.ToString();
        var word = AnalyzedWord.Of(key);
        Words[slot] = new Remembered(key, word);
        return word;
    }

    // 1,000 is asked for as 1000, O'Neill as oneill; half a surrogate pair at the cut is no letter.
    private static Span<char> WithoutSeparators(Span<char> form)
    {
        var kept = 0;
        foreach (var unit in form)
        {
            if (unit is not (',' or '٬' or '\'' or '’'))
            {
                form[kept++] = unit;
            }
        }

        return kept > 0 && char.IsHighSurrogate(form[kept - 1]) ? form[..(kept - 1)] : form[..kept];
    }

    private sealed record Remembered(string Key, AnalyzedWord Word);
}
