using System.Buffers;
using System.Buffers.Text;

namespace Nashra.Mail;

/// <summary>Base64 in lines of at most 76 characters (RFC 2045, 6.8), written piece by piece.</summary>
internal ref struct Base64Writer(IBufferWriter<byte> output) : ITransferWriter
{
    private const int LongestLine = 76;
    private readonly byte[] unfinished = new byte[3];
    private int unfinishedLength;

    /// <summary>Characters on the current line.</summary>
    public int Column { get; private set; }

    public void Write(ReadOnlySpan<byte> octets)
    {
        octets = Complete(octets);
        var whole = octets.Length - (octets.Length % 3);
        WriteWhole(octets[..whole]);
        Keep(octets[whole..]);
    }

    public void Write(EncodedLiteral literal) => Write(literal.Canonical);

    /// <summary>Pads what is left over. Nothing may be written afterwards.</summary>
    public void Finish()
    {
        if (unfinishedLength > 0)
        {
            EncodeLine(unfinished.AsSpan(0, unfinishedLength));
            unfinishedLength = 0;
        }
    }

    private ReadOnlySpan<byte> Complete(ReadOnlySpan<byte> octets)
    {
        if (unfinishedLength == 0)
        {
            return octets;
        }

        var take = Math.Min(3 - unfinishedLength, octets.Length);
        octets[..take].CopyTo(unfinished.AsSpan(unfinishedLength));
        unfinishedLength += take;
        if (unfinishedLength == 3)
        {
            unfinishedLength = 0;
            EncodeLine(unfinished);
        }

        return octets[take..];
    }

    private void Keep(ReadOnlySpan<byte> octets)
    {
        octets.CopyTo(unfinished.AsSpan(unfinishedLength));
        unfinishedLength += octets.Length;
    }

    // Encoded in one go at the end of its room, then moved forward line by line: line breaks cost next to nothing.
    private void WriteWhole(ReadOnlySpan<byte> octets)
    {
        var length = octets.Length / 3 * 4;
        var breaks = length == 0 ? 0 : (Column + length - 1) / LongestLine;
        var room = output.GetSpan(length + (breaks * 2));
        var encoded = room.Slice(breaks * 2, length);
        Base64.EncodeToUtf8(octets, encoded, out _, out _);
        var written = 0;
        while (!encoded.IsEmpty)
        {
            if (Column == LongestLine)
            {
                "\r\n"u8.CopyTo(room[written..]);
                (written, Column) = (written + 2, 0);
            }

            var line = encoded[..Math.Min(LongestLine - Column, encoded.Length)];
            line.CopyTo(room[written..]);
            (written, Column) = (written + line.Length, Column + line.Length);
            encoded = encoded[line.Length..];
        }

        output.Advance(written);
    }

    private void EncodeLine(ReadOnlySpan<byte> octets)
    {
        if (Column == LongestLine)
        {
            output.Write("\r\n"u8);
            Column = 0;
        }

        Base64.EncodeToUtf8(octets, output.GetSpan(LongestLine), out _, out var written);
        output.Advance(written);
        Column += written;
    }
}
