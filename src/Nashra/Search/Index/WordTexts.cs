namespace Nashra.Search.Index;

/// <summary>
/// Texts numbered as they are first met, and found again by an open hash table, all in flat arrays: an archive has
/// hundreds of thousands of words, and an object for each would be moved by the collector and halt the threads of a
/// filling. One thread adds while any number read.
/// </summary>
internal sealed class WordTexts
{
    public const int None = -1;

    private int[] ends = new int[1024];
    private char[] letters = new char[8 * 1024];

    // The hash in the upper half, one more than the number in the lower; never more than half of them taken.
    private long[] slots = new long[2 * 1024];
    private int count;

    public int Count => Volatile.Read(ref count);

    /// <summary>Valid for ever: letters are never changed.</summary>
    public ReadOnlySpan<char> this[int number]
    {
        get
        {
            var start = number == 0 ? 0 : ends[number - 1];
            return letters.AsSpan(start, ends[number] - start);
        }
    }

    /// <summary>The number of a text, or <see cref="None"/>.</summary>
    public int Find(ReadOnlySpan<char> text)
    {
        var hash = string.GetHashCode(text, StringComparison.Ordinal);
        var table = Volatile.Read(ref slots);
        for (var at = hash & (table.Length - 1); ; at = (at + 1) & (table.Length - 1))
        {
            var slot = Volatile.Read(ref table[at]);
            if (slot == 0)
            {
                return None;
            }

            if ((int)(slot >> 32) == hash && this[(int)slot - 1].SequenceEqual(text))
            {
                return (int)slot - 1;
            }
        }
    }

    /// <summary>Adds a text that is not yet known; its number is the count before.</summary>
    public int Add(ReadOnlySpan<char> text)
    {
        var number = count;
        var start = number == 0 ? 0 : ends[number - 1];
        Reserve(number, start + text.Length);
        text.CopyTo(letters.AsSpan(start));
        ends[number] = start + text.Length;
        Volatile.Write(ref count, number + 1);
        if (number >= slots.Length / 2)
        {
            Volatile.Write(ref slots, TwiceAsMany());
        }

        Place(slots, string.GetHashCode(text, StringComparison.Ordinal), number);
        return number;
    }

    // Who still reads the smaller arrays finds there all that was known when it looked.
    private void Reserve(int number, int end)
    {
        if (end > letters.Length)
        {
            Array.Resize(ref letters, Math.Max(end, letters.Length * 2));
        }

        if (number == ends.Length)
        {
            Array.Resize(ref ends, ends.Length * 2);
        }
    }

    private long[] TwiceAsMany()
    {
        var larger = new long[slots.Length * 2];
        foreach (var slot in slots)
        {
            if (slot != 0)
            {
                Place(larger, (int)(slot >> 32), (int)slot - 1);
            }
        }

        return larger;
    }

    private static void Place(long[] table, int hash, int number)
    {
        var at = hash & (table.Length - 1);
        while (table[at] != 0)
        {
            at = (at + 1) & (table.Length - 1);
        }

        Volatile.Write(ref table[at], ((long)hash << 32) | (uint)(number + 1));
    }
}
