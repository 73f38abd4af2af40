using System.Text;

namespace Nashra.Mail.Reading.Mime;

/// <summary>Finds the header fields at the beginning of an entity whose line ends are LF.</summary>
internal static class HeaderReader
{
    private const int LongestName = 200;

    /// <summary>Reads up to the empty line; a missing empty line ends the header at the first line that cannot be a field.</summary>
    /// <returns>The fields, and where the body begins.</returns>
    public static (MailHeaders Headers, int BodyAt) Read(ReadOnlyMemory<byte> entity, int keptBytes)
    {
        var headers = new MailHeaders();
        var bytes = entity.Span;
        var at = SkipEnvelopeLine(bytes);
        var beginning = at;
        while (at < bytes.Length && bytes[at] != '\n')
        {
            var nameLength = NameLength(bytes[at..]);
            if (nameLength <= 0)
            {
                return (headers, at);
            }

            var end = FieldEnd(bytes, at);
            if (end - beginning <= keptBytes)
            {
                var name = Encoding.ASCII.GetString(bytes.Slice(at, nameLength)).TrimEnd();
                headers.Add(name, entity[(bytes[at..end].IndexOf((byte)':') + at + 1)..end]);
            }

            at = Math.Min(end + 1, bytes.Length);
        }

        return (headers, Math.Min(at + 1, bytes.Length));
    }

    // An mbox separator ("From someone Thu Apr 29 …") may have stayed on top, quoted or not.
    private static int SkipEnvelopeLine(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && bytes[at] == '\n')
        {
            at++;
        }

        return bytes[at..].StartsWith("From "u8) || bytes[at..].StartsWith(">From "u8) ? LineEnd(bytes, at) + 1 : at;
    }

    private static int NameLength(ReadOnlySpan<byte> rest)
    {
        var colon = rest[..Math.Min(rest.Length, LongestName)].IndexOf((byte)':');
        if (colon <= 0)
        {
            return -1;
        }

        var name = rest[..colon].TrimEnd(" \t"u8);
        return name.IsEmpty || name.ContainsAnyExceptInRange((byte)33, (byte)126) ? -1 : colon;
    }

    // Folded lines belong to the field; so does an unfolded line after a ';', which some gateways write.
    private static int FieldEnd(ReadOnlySpan<byte> bytes, int start)
    {
        var end = LineEnd(bytes, start);
        while (end + 1 < bytes.Length && bytes[end + 1] != '\n' && Continues(bytes, end))
        {
            end = LineEnd(bytes, end + 1);
        }

        return end;
    }

    private static bool Continues(ReadOnlySpan<byte> bytes, int end) =>
        bytes[end + 1] is (byte)' ' or (byte)'\t'
        || (bytes[end - 1] == ';' && NameLength(bytes[(end + 1)..]) <= 0);

    private static int LineEnd(ReadOnlySpan<byte> bytes, int from)
    {
        if (from >= bytes.Length)
        {
            return bytes.Length;
        }

        var length = bytes[from..].IndexOf((byte)'\n');
        return length < 0 ? bytes.Length : from + length;
    }
}
