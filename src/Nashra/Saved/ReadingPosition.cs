using System.Runtime.InteropServices;

namespace Nashra.Saved;

/// <summary>How far a text was read: in which block of it, and how much of that block, in thousandths; and how much of the whole.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ReadingPosition(int Block, int Part, int Whole)
{
    private const int Parts = 1001;
    private const int LongestText = 100_000;

    public bool IsBeginning => Whole < 20;

    public bool IsEnd => Whole > 980;

    public int Percent => Whole / 10;

    public static ReadingPosition From(long stored) => new((int)(stored / Parts / Parts), (int)(stored / Parts % Parts), (int)(stored % Parts));

    /// <summary>Whatever was sent, a place in some text.</summary>
    public static ReadingPosition Of(int block, int part, int whole) => new(Math.Clamp(block, 0, LongestText), Math.Clamp(part, 0, 1000), Math.Clamp(whole, 0, 1000));

    public long Stored => (((long)Block * Parts) + Part) * Parts + Whole;
}
