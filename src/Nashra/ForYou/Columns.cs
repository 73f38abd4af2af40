namespace Nashra.ForYou;

/// <summary>A growing array whose cells are reached as spans, so that ranking walks memory in order and allocates nothing.</summary>
internal sealed class Column<T>
{
    private T[] cells = new T[4];

    public int Count { get; private set; }

    public ReadOnlySpan<T> Span => cells.AsSpan(0, Count);

    public ref T this[int index] => ref cells[index];

    public void Add(T cell)
    {
        if (Count == cells.Length)
        {
            Array.Resize(ref cells, Count * 2);
        }

        cells[Count++] = cell;
    }
}

/// <summary>Rows of different lengths in one array.</summary>
internal sealed class Ragged<T>
{
    private readonly Column<T> cells = new();
    private readonly Column<int> ends = new();

    public ReadOnlySpan<T> this[int row]
    {
        get
        {
            var start = row == 0 ? 0 : ends[row - 1];
            return cells.Span[start..ends[row]];
        }
    }

    public void Append(T cell) => cells.Add(cell);

    public void EndRow() => ends.Add(cells.Count);
}
