using System.Buffers;

namespace Nashra.Mail;

/// <summary>The content as lines. A bare CR or LF inside it would let one mail pass for two (SMTP smuggling).</summary>
internal static class ContentLines
{
    private const int LongestLine = 998;
    private const int LongestBlock = 256 * 1024;

    public static void Guard(ReadOnlySpan<byte> content)
    {
        if (!content.EndsWith("\r\n"u8))
        {
            throw new ArgumentException("The content does not end with CRLF.", nameof(content));
        }

        while (!content.IsEmpty)
        {
            var end = content.IndexOfAny((byte)'\r', (byte)'\n');
            if (end > LongestLine || !content[end..].StartsWith("\r\n"u8))
            {
                throw new ArgumentException("The content holds a bare CR or LF, or a line over 998 octets.", nameof(content));
            }

            content = content[(end + 2)..];
        }
    }

    /// <summary>The content in blocks that end where a line ends.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Blocks(ReadOnlyMemory<byte> content)
    {
        while (content.Length > LongestBlock)
        {
            var end = content.Span[..LongestBlock].LastIndexOf("\r\n"u8) + 2;
            yield return content[..end];
            content = content[end..];
        }

        yield return content;
    }

    /// <summary>Doubles the full stop at the start of a line (RFC 5321, 4.5.2).</summary>
    public static void WriteStuffed(ReadOnlySpan<byte> content, IBufferWriter<byte> output)
    {
        if (content.StartsWith("."u8))
        {
            output.Write("."u8);
        }

        for (var next = content.IndexOf("\r\n."u8); next >= 0; next = content.IndexOf("\r\n."u8))
        {
            output.Write(content[..(next + 3)]);
            content = content[(next + 2)..]; // the full stop once more
        }

        output.Write(content);
    }
}
