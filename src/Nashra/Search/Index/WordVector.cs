using System.Buffers;

namespace Nashra.Search.Index;

/// <summary>
/// A document's words in order, as it is stored: for each field the number of words and of telling words (all but stop
/// words), then the numbers of their forms. All are LEB128 varints; frequent forms were met early and so are short.
/// </summary>
internal static class WordVector
{
    public static void Write(ArrayBufferWriter<byte> target, ReadOnlySpan<int> forms, int telling)
    {
        WriteNumber(target, forms.Length);
        WriteNumber(target, telling);
        foreach (var form in forms)
        {
            WriteNumber(target, form);
        }
    }

    public static void WriteNumber(ArrayBufferWriter<byte> target, int number)
    {
        var value = (uint)number;
        var bytes = target.GetSpan(5);
        var length = 0;
        while (value >= 0x80)
        {
            bytes[length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        bytes[length++] = (byte)value;
        target.Advance(length);
    }
}

/// <summary>Reads a stored vector number by number. A damaged one ends early; it never throws.</summary>
internal ref struct WordVectorReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int at;

    public readonly bool IsAtEnd => at >= bytes.Length;

    public int Next()
    {
        uint value = 0;
        for (var shift = 0; shift < 35 && at < bytes.Length; shift += 7)
        {
            var piece = bytes[at++];
            value |= (uint)(piece & 0x7F) << shift;
            if (piece < 0x80)
            {
                break;
            }
        }

        return (int)(value & int.MaxValue);
    }
}
