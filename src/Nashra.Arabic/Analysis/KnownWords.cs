namespace Nashra.Arabic.Analysis;

/// <summary>
/// What is known of each of many words. A form is asked about dozens of times, once for each way to read it, and nearly always
/// in vain: a few bits answer that without a look at the words.
/// </summary>
internal sealed class KnownWords<T>
    where T : class
{
    private const int Bits = 1 << 19;

    private readonly ulong[] mayHold = new ulong[Bits / 64];

    private readonly Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> words =
        new Dictionary<string, T>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What is known of a word, given exactly; null when nothing is.</summary>
    public T? Find(ReadOnlySpan<char> word)
    {
        var bit = BitOf(word);
        return (mayHold[bit >> 6] & (1UL << (bit & 63))) != 0 && words.TryGetValue(word, out var known) ? known : null;
    }

    public void Set(string word, T known)
    {
        var bit = BitOf(word);
        mayHold[bit >> 6] |= 1UL << (bit & 63);
        words[word] = known;
    }

    private static int BitOf(ReadOnlySpan<char> word)
    {
        var hash = 0u;
        foreach (var letter in word)
        {
            hash = (hash ^ letter) * 0x9E3779B1;
            hash ^= hash >> 15;
        }

        return (int)(hash & (Bits - 1));
    }
}
