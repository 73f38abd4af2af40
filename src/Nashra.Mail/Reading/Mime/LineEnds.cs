namespace Nashra.Mail.Reading.Mime;

/// <summary>Turns CRLF, bare CR and bare LF alike into LF, so that everything after it knows one kind of line.</summary>
internal static class LineEnds
{
    public static ReadOnlyMemory<byte> Unify(ReadOnlyMemory<byte> message)
    {
        var bytes = message.Span;
        if (!bytes.Contains((byte)'\r'))
        {
            return message;
        }

        var unified = new byte[bytes.Length];
        var length = 0;
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\r');
            var line = end < 0 ? bytes : bytes[..end];
            line.CopyTo(unified.AsSpan(length));
            length += line.Length;
            if (end < 0)
            {
                break;
            }

            unified[length++] = (byte)'\n';
            bytes = bytes[(end + 1)..];
            bytes = bytes.StartsWith("\n"u8) ? bytes[1..] : bytes;
        }

        return unified.AsMemory(0, length);
    }
}
