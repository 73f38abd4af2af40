using System.Runtime.InteropServices;

namespace Nashra.Search.Index;

/// <summary>Document counts of neighbouring words, stored together: an article touches hundreds of words but few blocks.</summary>
internal sealed record FrequencyBlock(WordLevel Level, int Number, byte[] Counts)
{
    public const int Size = 256;

    public static FrequencyBlock From(WordLevel level, int number, int[] documents)
    {
        var start = number * Size;
        var counts = documents.AsSpan(start, Math.Min(Size, documents.Length - start));
        return new FrequencyBlock(level, number, MemoryMarshal.AsBytes(counts).ToArray());
    }

    public void CopyTo(int[] documents, int known)
    {
        var start = Number * Size;
        var length = Math.Min(Counts.Length / sizeof(int), known - start);
        if (start >= 0 && length > 0)
        {
            MemoryMarshal.Cast<byte, int>(Counts)[..length].CopyTo(documents.AsSpan(start));
        }
    }
}
