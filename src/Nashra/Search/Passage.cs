namespace Nashra.Search;

/// <summary>A stretch of a text with the words in it that answer a query, as places in it.</summary>
internal sealed record Passage(string Text, IReadOnlyList<(int Start, int Length)> Marks, bool CutsBefore, bool CutsAfter)
{
    /// <summary>The text in turn, marked and not; a mark always holds a whole joined word.</summary>
    public IEnumerable<(string Text, bool IsMarked)> Pieces()
    {
        var at = 0;
        foreach (var (start, length) in Marks)
        {
            if (start > at)
            {
                yield return (Text[at..start], false);
            }

            yield return (Text.Substring(start, length), true);
            at = start + length;
        }

        if (at < Text.Length)
        {
            yield return (Text[at..], false);
        }
    }

    public override string ToString() => $"{(CutsBefore ? "… " : "")}{Text}{(CutsAfter ? " …" : "")}";
}
