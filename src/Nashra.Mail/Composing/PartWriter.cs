using System.Buffers;

namespace Nashra.Mail;

/// <summary>Writes one part of a body: shared literals as they were encoded once, words of one letter encoded on the spot.</summary>
internal readonly ref struct PartWriter
{
    private readonly FilledPart filled;
    private readonly bool base64;

    public PartWriter(FilledPart filled)
    {
        this.filled = filled;
        var (asBase64, asQuoted) = Sizes(filled);
        base64 = asBase64 < asQuoted;
    }

    public ReadOnlySpan<byte> Encoding => base64 ? "base64"u8 : "quoted-printable"u8;

    public string MediaType => filled.Part.MediaType;

    public void Write(IBufferWriter<byte> output)
    {
        using var scratch = new PooledBuffer(4096);
        if (base64)
        {
            var writer = new Base64Writer(output);
            Write(filled, ref writer, scratch);
            writer.Finish();
            output.Write("\r\n"u8);
        }
        else
        {
            var writer = new QuotedPrintableWriter(output);
            Write(filled, ref writer, scratch);
            writer.BreakSoftly();
        }
    }

    private static (long Base64, long Quoted) Sizes(FilledPart filled)
    {
        var (base64, quoted) = (filled.Part.Base64Size, filled.Part.QuotedSize);
        foreach (var filling in filled.Values)
        {
            base64 += TransferSize.Base64(filling.Words);
            quoted += TransferSize.QuotedPrintable(filling.Words);
            foreach (var part in filling.Parts)
            {
                var inner = Sizes(part);
                (base64, quoted) = (base64 + inner.Base64, quoted + inner.Quoted);
            }
        }

        return (base64, quoted);
    }

    private static void Write<TWriter>(FilledPart filled, ref TWriter writer, PooledBuffer scratch)
        where TWriter : ITransferWriter, allows ref struct
    {
        for (var i = 0; i < filled.Part.Literals.Length; i++)
        {
            writer.Write(filled.Part.Literals[i]);
            if (i < filled.Values.Count)
            {
                writer.Write(Canonical(filled.Values[i].Words, scratch));
                foreach (var part in filled.Values[i].Parts)
                {
                    Write(part, ref writer, scratch);
                }
            }
        }
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
}

/// <summary>Writes a text piece by piece under one transfer encoding.</summary>
internal interface ITransferWriter
{
    public void Write(ReadOnlySpan<byte> octets);

    public void Write(EncodedLiteral literal);
}
