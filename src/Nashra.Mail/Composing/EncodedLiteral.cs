namespace Nashra.Mail;

/// <summary>
/// A literal of a shared part. Its quoted-printable form is made when the first letter asks for it: Arabic nearly always
/// travels in base64, which is as fast to make as to look up.
/// </summary>
internal sealed class EncodedLiteral
{
    private readonly byte[] canonical;
    private byte[]? quoted;

    public EncodedLiteral(byte[] utf8)
    {
        canonical = LineBreaks.Canonical(utf8);
        using var written = new PooledBuffer(canonical.Length + 16);
        QuotedColumn = WriteQuoted(written);
        QuotedLength = written.Length;
    }

    /// <summary>Octets of the text itself, every line break as CRLF.</summary>
    public int Length => canonical.Length;

    public int QuotedLength { get; }

    public byte[] Quoted => quoted ??= MakeQuoted();

    /// <summary>Where on its last line the quoted form ends.</summary>
    public int QuotedColumn { get; }

    public ReadOnlySpan<byte> Canonical => canonical;

    private byte[] MakeQuoted()
    {
        using var written = new PooledBuffer(QuotedLength);
        WriteQuoted(written);
        return written.Span.ToArray();
    }

    private int WriteQuoted(PooledBuffer output)
    {
        var writer = new QuotedPrintableWriter(output);
        writer.Write(canonical);
        return writer.Column;
    }
}
