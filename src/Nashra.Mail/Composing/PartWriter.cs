using System.Buffers;
using System.Text;

namespace Nashra.Mail;

/// <summary>Writes one part of a body: shared literals as they were encoded once, values encoded on the spot.</summary>
internal readonly ref struct PartWriter(FilledPart filled)
{
    private readonly bool base64 = filled.Part.Base64Size + ValueSize(filled, TransferSize.Base64)
        < filled.Part.QuotedSize + ValueSize(filled, TransferSize.QuotedPrintable);

    public ReadOnlySpan<byte> Encoding => base64 ? "base64"u8 : "quoted-printable"u8;

    public string MediaType => filled.Part.MediaType;

    public void Write(IBufferWriter<byte> output)
    {
        using var scratch = new PooledBuffer(4096);
        if (base64)
        {
            WriteBase64(output, scratch);
        }
        else
        {
            WriteQuoted(output, scratch);
        }
    }

    private static long ValueSize(FilledPart filled, Func<string, long> measure)
    {
        long size = 0;
        for (var i = 0; i < filled.Values.Count; i++)
        {
            size += measure(filled.Values[i]);
        }

        return size;
    }

    private static ReadOnlySpan<byte> Canonical(string value, PooledBuffer scratch)
    {
        scratch.Clear();
        scratch.Advance(System.Text.Encoding.UTF8.GetBytes(value, scratch.GetSpan(System.Text.Encoding.UTF8.GetMaxByteCount(value.Length))));
        var utf8 = scratch.Span;
        if (utf8.IndexOfAny((byte)'\r', (byte)'\n') < 0)
        {
            return utf8;
        }

        var raw = utf8.Length;
        LineBreaks.Write(utf8.ToArray(), scratch);
        return scratch.Span[raw..];
    }

    private void WriteBase64(IBufferWriter<byte> output, PooledBuffer scratch)
    {
        var writer = new Base64Writer(output);
        for (var i = 0; i < filled.Part.Literals.Length; i++)
        {
            writer.Write(filled.Part.Literals[i]);
            if (i < filled.Values.Count)
            {
                writer.Write(Canonical(filled.Values[i], scratch));
            }
        }

        writer.Finish();
        output.Write("\r\n"u8);
    }

    private void WriteQuoted(IBufferWriter<byte> output, PooledBuffer scratch)
    {
        var writer = new QuotedPrintableWriter(output);
        for (var i = 0; i < filled.Part.Literals.Length; i++)
        {
            writer.Write(filled.Part.Literals[i]);
            if (i < filled.Values.Count)
            {
                writer.Write(Canonical(filled.Values[i], scratch));
            }
        }

        writer.BreakSoftly();
    }
}
