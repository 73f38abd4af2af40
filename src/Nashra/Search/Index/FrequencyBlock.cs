using System.Buffers;

namespace Nashra.Search.Index;

/// <summary>
/// Document counts of neighbouring words, stored together: an article touches hundreds of words but few blocks. As varints,
/// because most words stand in few documents, and every commit writes most of the blocks.
/// </summary>
internal sealed record FrequencyBlock(WordLevel Level, int Number, byte[] Counts)
{
    public const int Size = 256;

    public static FrequencyBlock From(WordLevel level, int number, int[] documents)
    {
        var start = number * Size;
        var counts = new ArrayBufferWriter<byte>(2 * Size);
        foreach (var count in documents.AsSpan(start, Math.Min(Size, documents.Length - start)))
        {
            WordVector.WriteNumber(counts, count);
        }

        return new FrequencyBlock(level, number, counts.WrittenSpan.ToArray());
    }

    public void CopyTo(int[] documents, int known)
    {
        var reader = new WordVectorReader(Counts);
        for (var word = (long)Number * Size; word >= 0 && word < known && !reader.IsAtEnd; word++)
        {
            documents[word] = reader.Next();
        }
    }
}
