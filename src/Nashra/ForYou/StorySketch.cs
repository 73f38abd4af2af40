using System.Collections.Immutable;

namespace Nashra.ForYou;

/// <summary>
/// A MinHash sketch of an article's stems (Broder 1997): two articles whose stems overlap by half or more share
/// at least one of its sixteen keys with a probability above 0.64, and above 0.99 when they overlap by 0.7.
/// </summary>
internal sealed class StorySketch
{
    private const int Keys = 16;
    private const int RowsPerKey = 4;

    private StorySketch(ImmutableArray<ulong> bands) => Bands = bands;

    public ImmutableArray<ulong> Bands { get; }

    public static StorySketch Of(ReadOnlySpan<int> stems)
    {
        var bands = new ulong[Keys];
        for (var key = 0; key < Keys; key++)
        {
            bands[key] = Band(stems, key);
        }

        return new StorySketch([.. bands]);
    }

    /// <summary>How much two sorted sets of stems overlap (Jaccard), 0 to 1.</summary>
    public static double Overlap(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        int i = 0, j = 0, shared = 0;
        while (i < left.Length && j < right.Length)
        {
            var order = left[i].CompareTo(right[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        var all = left.Length + right.Length - shared;
        return all == 0 ? 0 : (double)shared / all;
    }

    private static ulong Band(ReadOnlySpan<int> stems, int key)
    {
        var band = (ulong)key;
        for (var row = 0; row < RowsPerKey; row++)
        {
            var seed = (ulong)((key * RowsPerKey) + row + 1) * 0x9E3779B97F4A7C15;
            var least = ulong.MaxValue;
            foreach (var stem in stems)
            {
                least = Math.Min(least, Mix((uint)stem ^ seed));
            }

            band = Mix(band ^ least);
        }

        return band;
    }

    // The finaliser of SplitMix64: a cheap bijection whose every output bit depends on every input bit.
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
