namespace Nashra.Mail.Reading.Mime;

/// <summary>Content-Transfer-Encoding (RFC 2045, section 6), read as forgivingly as mail programs write it.</summary>
internal static class TransferEncoding
{
    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> body, string? encoding) =>
        encoding?.Trim().ToLowerInvariant() switch
        {
            "base64" => Base64(body.Span),
            "quoted-printable" => QuotedPrintable(body.Span),
            _ => body,
        };

    /// <summary>Foreign characters are skipped; padding in the middle begins a new block, as joined attachments have it.</summary>
    public static ReadOnlyMemory<byte> Base64(ReadOnlySpan<byte> text)
    {
        var decoded = new byte[text.Length / 4 * 3 + 3];
        var (length, bits, held) = (0, 0, 0);
        foreach (var character in text)
        {
            var value = Base64Value(character);
            if (value < 0)
            {
                held = character == '=' ? 0 : held;
                continue;
            }

            bits = (bits << 6) | value;
            held += 6;
            if (held >= 8)
            {
                held -= 8;
                decoded[length++] = (byte)(bits >> held);
            }
        }

        return decoded.AsMemory(0, length);
    }

    /// <summary>An equals sign that begins no valid code stays as it is.</summary>
    public static ReadOnlyMemory<byte> QuotedPrintable(ReadOnlySpan<byte> text)
    {
        var decoded = new byte[text.Length];
        var length = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '=')
            {
                decoded[length++] = text[at];
            }
            else if (SoftBreakLength(text[(at + 1)..]) is var skipped and > 0)
            {
                at += skipped;
            }
            else if (at + 2 < text.Length && Hex(text[at + 1]) is var high and >= 0 && Hex(text[at + 2]) is var low and >= 0)
            {
                decoded[length++] = (byte)((high << 4) | low);
                at += 2;
            }
            else
            {
                decoded[length++] = text[at];
            }
        }

        return decoded.AsMemory(0, length);
    }

    internal static int Hex(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        _ => -1,
    };

    private static int SoftBreakLength(ReadOnlySpan<byte> rest)
    {
        // White space added in transit may stand before the line end; more than a line's worth is no soft break.
        var at = 0;
        while (at < rest.Length && at < 80 && (rest[at] is (byte)' ' or (byte)'\t'))
        {
            at++;
        }

        return at < rest.Length && rest[at] == '\n' ? at + 1 : 0;
    }

    private static int Base64Value(byte character) => character switch
    {
        >= (byte)'A' and <= (byte)'Z' => character - 'A',
        >= (byte)'a' and <= (byte)'z' => character - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => character - '0' + 52,
        (byte)'+' or (byte)'-' => 62,
        (byte)'/' or (byte)'_' => 63,
        _ => -1,
    };
}
