using System.Text;

namespace Nashra.Arabic.Analysis;

/// <summary>Writes folded letters into a buffer, and goes on counting when it is full.</summary>
internal ref struct FoldWriter(Span<char> target)
{
    private readonly Span<char> target = target;
    private int lastYaSeat = -1;

    public int Length { get; private set; }

    public void Write(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var unit = text[at];
            if (!char.IsSurrogate(unit))
            {
                Write(unit);
            }
            else if (at + 1 < text.Length && Rune.TryCreate(unit, text[at + 1], out var rune))
            {
                WriteAsIs(FoldTable.Supplementary(rune));
                at++;
            }
            else
            {
                Put(FoldTable.Unreadable);
            }
        }
    }

    private void Write(char unit)
    {
        var folded = FoldTable.Fold(unit);
        if (folded == FoldTable.Longer)
        {
            WriteAsIs(FoldTable.Expansion(unit));
        }
        else if (folded != FoldTable.Dropped)
        {
            Put(folded);
        }
    }

    private void WriteAsIs(string folded)
    {
        foreach (var unit in folded)
        {
            Put(unit);
        }
    }

    // Cairo writes مسئول and شئون where Beirut writes مسؤول and شؤون: before و the seat of the hamza tells nothing.
    private void Put(char unit)
    {
        if (unit == FoldTable.YaSeat)
        {
            lastYaSeat = Length;
            unit = 'ي';
        }
        else if (unit == 'و' && lastYaSeat >= 0 && lastYaSeat == Length - 1 && lastYaSeat < target.Length)
        {
            target[lastYaSeat] = 'و';
        }

        if (Length < target.Length)
        {
            target[Length] = unit;
        }

        Length++;
    }
}
