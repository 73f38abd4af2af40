namespace Nashra.Search.Suggestions;

/// <summary>
/// How far two words are apart in slips of the hand: a letter more, less, other or in its neighbour's place costs two,
/// a letter often heard or written for another one. (Damerau's optimal string alignment, cut off at a bound.)
/// </summary>
internal static class SpellingDistance
{
    public const int Slip = 2;
    private const int Confusion = 1;
    private const int LongestWord = 32;

    // Heard alike, or one seat of the hamza or tail of a word for another.
    private static readonly string[] Confusable = ["ضظ", "ضد", "ذز", "ذد", "سص", "سث", "تط", "تث", "كق", "قغ", "هة", "هح", "حخ", "عغ", "اء", "اى", "يى", "ؤو", "ئي", "ئء", "ؤء", "iy", "ck", "sz"];

    /// <summary>The distance, or null when it exceeds the bound.</summary>
    public static int? Between(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int bound)
    {
        if (Math.Abs(one.Length - other.Length) * Slip > bound || one.Length > LongestWord || other.Length > LongestWord)
        {
            return null;
        }

        Span<int> rows = stackalloc int[3 * (LongestWord + 1)];
        var width = other.Length + 1;
        for (var column = 0; column < width; column++)
        {
            rows[column] = column * Slip;
        }

        for (var row = 1; row <= one.Length; row++)
        {
            if (Fill(one, other, rows, row, width) > bound)
            {
                return null;
            }
        }

        var distance = Row(rows, one.Length, width)[other.Length];
        return distance <= bound ? distance : null;
    }

    private static int Fill(ReadOnlySpan<char> one, ReadOnlySpan<char> other, Span<int> rows, int row, int width)
    {
        var now = Row(rows, row, width);
        var above = Row(rows, row - 1, width);
        var before = Row(rows, row + 1, width);
        now[0] = row * Slip;
        var least = now[0];
        for (var column = 1; column < width; column++)
        {
            var best = Math.Min(Math.Min(above[column], now[column - 1]) + Slip, above[column - 1] + Cost(one[row - 1], other[column - 1]));
            if (row > 1 && column > 1 && one[row - 1] == other[column - 2] && one[row - 2] == other[column - 1])
            {
                best = Math.Min(best, before[column - 2] + Slip);
            }

            now[column] = best;
            least = Math.Min(least, best);
        }

        return least;
    }

    private static Span<int> Row(Span<int> rows, int row, int width) => rows.Slice(row % 3 * (LongestWord + 1), width);

    private static int Cost(char one, char other) =>
        one == other ? 0 : Array.Exists(Confusable, pair => pair.Contains(one, StringComparison.Ordinal) && pair.Contains(other, StringComparison.Ordinal)) ? Confusion : Slip;
}
