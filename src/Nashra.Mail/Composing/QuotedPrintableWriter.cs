using System.Buffers;

namespace Nashra.Mail;

/// <summary>
/// Quoted-printable (RFC 2045, 6.7), written piece by piece. No line starts with a full stop, so nothing of it needs
/// the transparency of SMTP.
/// </summary>
internal ref struct QuotedPrintableWriter(IBufferWriter<byte> output) : ITransferWriter
{
    private const int LongestLine = 75; // and the = of a soft line break
    private const int Chunk = 1024;

    /// <summary>Octets on the current line.</summary>
    public int Column { get; private set; }

    /// <summary>Writes text whose line breaks are CRLF.</summary>
    public void Write(ReadOnlySpan<byte> octets)
    {
        while (!octets.IsEmpty)
        {
            var take = Math.Min(Chunk, octets.Length);
            take -= take < octets.Length && octets[take - 1] == '\r' ? 1 : 0;
            var rest = octets[take..];
            WriteChunk(octets[..take], endsLine: rest.IsEmpty || rest[0] == '\r');
            octets = rest;
        }
    }

    public void Write(EncodedLiteral literal)
    {
        if (literal.QuotedLength > 0)
        {
            BreakSoftly();
            output.Write(literal.Quoted);
            Column = literal.QuotedColumn;
        }
    }

    /// <summary>Ends a line that the text itself does not end.</summary>
    public void BreakSoftly()
    {
        if (Column > 0)
        {
            output.Write("=\r\n"u8);
            Column = 0;
        }
    }

    private void WriteChunk(ReadOnlySpan<byte> text, bool endsLine)
    {
        var room = output.GetSpan((text.Length * 4) + 16);
        var written = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var octet = text[i];
            if (octet == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
            {
                "\r\n"u8.CopyTo(room[written..]);
                (written, Column) = (written + 2, 0);
                i++;
                continue;
            }

            // White space before a line break, or where the next piece may bring one, would be lost on the way.
            var last = i + 1 == text.Length ? endsLine : text[i + 1] == '\r';
            written += Put(octet, last, room[written..]);
        }

        output.Advance(written);
    }

    private int Put(byte octet, bool lastOnLine, Span<byte> room)
    {
        var plain = octet is > (byte)' ' and <= (byte)'~' and not (byte)'=' || (octet is (byte)' ' or (byte)'\t' && !lastOnLine);
        var written = 0;
        if (Column + (plain ? 1 : 3) > LongestLine)
        {
            "=\r\n"u8.CopyTo(room);
            (written, Column) = (3, 0);
        }

        if (plain && !(octet == '.' && Column == 0))
        {
            room[written] = octet;
            Column++;
            return written + 1;
        }

        room[written] = (byte)'=';
        room[written + 1] = Hex.Upper(octet >> 4);
        room[written + 2] = Hex.Upper(octet & 15);
        Column += 3;
        return written + 3;
    }
}
