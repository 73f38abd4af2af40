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
        var form = WrittenForm.Of(written, buffer);
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

    private sealed record Remembered(string Key, AnalyzedWord Word);
}
