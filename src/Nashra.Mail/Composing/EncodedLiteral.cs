using System.Buffers;

namespace Nashra.Mail;

/// <summary>
/// A literal of a shared part under both transfer encodings. Base64 takes three octets at a time, so a literal has
/// three base64 forms: one for each number of octets that the text before it left unfinished.
/// </summary>
internal sealed class EncodedLiteral
{
    private readonly byte[] canonical;
    private readonly Base64Form?[] forms = new Base64Form?[3];

    public EncodedLiteral(byte[] utf8)
    {
        canonical = LineBreaks.Canonical(utf8);
        var quoted = new ArrayBufferWriter<byte>(canonical.Length + 16);
        var writer = new QuotedPrintableWriter(quoted);
        writer.Write(canonical);
        (Quoted, QuotedColumn) = (quoted.WrittenSpan.ToArray(), writer.Column);
    }

    /// <summary>Octets of the text itself, every line break as CRLF.</summary>
    public int Length => canonical.Length;

    public byte[] Quoted { get; }

    /// <summary>Where on its last line the quoted form ends.</summary>
    public int QuotedColumn { get; }

    public ReadOnlySpan<byte> Canonical => canonical;

    /// <summary>The form that follows <paramref name="unfinished"/> octets. Two threads may make it at once; both make the same.</summary>
    public Base64Form Base64After(int unfinished) => forms[unfinished] ??= new Base64Form(canonical, unfinished);
}

/// <summary>The literal between two three-octet boundaries, encoded in lines, with the octets that stick out on either side.</summary>
internal sealed class Base64Form
{
    public Base64Form(ReadOnlySpan<byte> canonical, int unfinished)
    {
        var head = Math.Min((3 - unfinished) % 3, canonical.Length);
        var whole = (canonical.Length - head) / 3 * 3;
        (Head, Tail) = (canonical[..head].ToArray(), canonical[(head + whole)..].ToArray());
        var lines = new ArrayBufferWriter<byte>((whole * 4 / 3) + 64);
        var writer = new Base64Writer(lines);
        writer.Write(canonical.Slice(head, whole));
        (Lines, Column) = (lines.WrittenSpan.ToArray(), writer.Column);
    }

    public byte[] Head { get; }

    public byte[] Lines { get; }

    public byte[] Tail { get; }

    public int Column { get; }
}
