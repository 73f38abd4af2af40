using System.Buffers;

namespace Nashra.Mail;

/// <summary>Text travels with CRLF between its lines (RFC 2046, 4.1.1), whatever it was written with.</summary>
internal static class LineBreaks
{
    /// <summary>The same text with CRLF for every CRLF, CR or LF.</summary>
    public static byte[] Canonical(byte[] utf8)
    {
        if (utf8.AsSpan().IndexOfAny((byte)'\r', (byte)'\n') < 0)
        {
            return utf8;
        }

        var canonical = new ArrayBufferWriter<byte>(utf8.Length + (utf8.Length / 32) + 16);
        Write(utf8, canonical);
        return canonical.WrittenSpan.ToArray();
    }

    public static void Write(ReadOnlySpan<byte> text, IBufferWriter<byte> output)
    {
        while (!text.IsEmpty)
        {
            var end = text.IndexOfAny((byte)'\r', (byte)'\n');
            if (end < 0)
            {
                output.Write(text);
                return;
            }

            output.Write(text[..end]);
            output.Write("\r\n"u8);
            text = text[(end + (text[end..].StartsWith("\r\n"u8) ? 2 : 1))..];
        }
    }
}
