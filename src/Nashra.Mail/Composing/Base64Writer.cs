using System.Buffers;
using System.Buffers.Text;

namespace Nashra.Mail;

/// <summary>Base64 in lines of at most 76 characters (RFC 2045, 6.8), written piece by piece.</summary>
internal ref struct Base64Writer(IBufferWriter<byte> output) : ITransferWriter
{
    private const int LongestLine = 76;
    private const int WorthLookingUp = 96; // a shorter literal is encoded as fast as it is copied
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

    public void Write(EncodedLiteral literal)
    {
        if (literal.Length < WorthLookingUp)
        {
            Write(literal.Canonical);
            return;
        }

        var form = literal.Base64After(unfinishedLength);
        Complete(form.Head);
        Break();
        output.Write(form.Lines);
        Column = form.Column;
        Keep(form.Tail);
    }

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

    private void WriteWhole(ReadOnlySpan<byte> octets)
    {
        while (!octets.IsEmpty)
        {
            var room = (LongestLine - Column) / 4 * 3;
            var take = Math.Min(room == 0 ? LongestLine / 4 * 3 : room, octets.Length);
            EncodeLine(octets[..take]);
            octets = octets[take..];
        }
    }

    private void EncodeLine(ReadOnlySpan<byte> octets)
    {
        if (Column == LongestLine)
        {
            Break();
        }

        Base64.EncodeToUtf8(octets, output.GetSpan(LongestLine + 2), out _, out var written);
        output.Advance(written);
        Column += written;
    }

    private void Break()
    {
        if (Column > 0)
        {
            output.Write("\r\n"u8);
            Column = 0;
        }
    }
}
