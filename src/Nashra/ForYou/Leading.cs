namespace Nashra.ForYou;

/// <summary>Sorts only as much as is looked at (Hoare's selection, 1961).</summary>
internal static class Leading
{
    /// <summary>Puts the smallest keys in front, so many of them in order; what follows them is in none.</summary>
    public static void Sort(Span<float> keys, Span<int> rows, int most)
    {
        var (from, to) = (0, keys.Length);
        while (from < most && most < to)
        {
            var middle = Divide(keys[from..to], rows[from..to]) + from;
            (from, to) = middle < most ? (middle, to) : (from, middle);
        }

        keys[..most].Sort(rows[..most]);
    }

    /// <summary>Moves what is smaller than a key from the middle before what is larger; the answer is where these begin, never the first place and never beyond the last.</summary>
    private static int Divide(Span<float> keys, Span<int> rows)
    {
        var pivot = keys[(keys.Length - 1) / 2];
        var (left, right) = (-1, keys.Length);
        while (true)
        {
            while (keys[++left] < pivot)
            {
            }

            while (keys[--right] > pivot)
            {
            }

            if (left >= right)
            {
                return right + 1;
            }

            (keys[left], keys[right]) = (keys[right], keys[left]);
            (rows[left], rows[right]) = (rows[right], rows[left]);
        }
    }
}
