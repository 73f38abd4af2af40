namespace Nashra.Arabic.Analysis;

/// <summary>The folded form of a word as it stands in a text.</summary>
internal static class WrittenForm
{
    /// <param name="buffer">As long as <see cref="Analyzer.LongestForm"/>; the form stands in it.</param>
    /// <returns>Empty when nothing of the word is left after folding.</returns>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> written, Span<char> buffer)
    {
        Folding.TryFold(written, buffer, out var length);
        return WithoutSeparators(buffer[..length]);
    }

    // 1,000 is asked for as 1000, O'Neill as oneill; half a surrogate pair at the cut is no letter.
    private static ReadOnlySpan<char> WithoutSeparators(Span<char> form)
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
}
