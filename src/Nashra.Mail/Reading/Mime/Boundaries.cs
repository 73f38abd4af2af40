namespace Nashra.Mail.Reading.Mime;

/// <summary>Cuts the body of a multipart at its delimiter lines (RFC 2046, section 5.1.1).</summary>
internal static class Boundaries
{
    private const int LongestDelimiter = 250;

    // Lines that begin like the delimiter and are none; beyond that many, the body was made to be searched, not read.
    private const int MostNearMisses = 10_000;

    /// <summary>The parts between the delimiters, at most so many; a missing last delimiter ends the last part with the body.</summary>
    public static List<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> body, ReadOnlySpan<byte> boundary, int most)
    {
        var parts = new List<ReadOnlyMemory<byte>>();
        if (boundary.IsEmpty)
        {
            return parts;
        }

        byte[] delimiter = [.. "--"u8, .. boundary];
        var start = -1;
        for (var at = NextDelimiter(body.Span, 0, delimiter); at >= 0 && parts.Count < most; at = NextDelimiter(body.Span, at + delimiter.Length, delimiter))
        {
            if (start >= 0)
            {
                parts.Add(body[start..Math.Max(start, at - 1)]);
            }

            if (Closes(body.Span[(at + delimiter.Length)..]))
            {
                return parts;
            }

            start = AfterLine(body.Span, at);
        }

        if (start >= 0 && parts.Count < most)
        {
            parts.Add(body[start..]);
        }

        return parts;
    }

    /// <summary>The boundary that a multipart without one most likely uses: its first line that begins with two hyphens.</summary>
    public static ReadOnlySpan<byte> Guess(ReadOnlySpan<byte> body)
    {
        var at = body.StartsWith("--"u8) ? 0 : body.IndexOf("\n--"u8) + 1;
        if (at == 0 && !body.StartsWith("--"u8))
        {
            return [];
        }

        var line = body[at..];
        var end = line.IndexOf((byte)'\n');
        line = (end < 0 ? line : line[..end]).TrimEnd(" \t"u8);
        return line.Length is > 4 and < LongestDelimiter ? line[2..] : [];
    }

    private static int NextDelimiter(ReadOnlySpan<byte> body, int from, ReadOnlySpan<byte> delimiter)
    {
        for (var misses = 0; misses < MostNearMisses && from < body.Length; misses++)
        {
            var found = body[from..].IndexOf(delimiter);
            if (found < 0)
            {
                return -1;
            }

            var at = from + found;
            if ((at == 0 || body[at - 1] == '\n') && EndsThere(body[(at + delimiter.Length)..]))
            {
                return at;
            }

            from = at + 1;
        }

        return -1;
    }

    // Another boundary may begin with this one: only white space or the closing hyphens may follow.
    private static bool EndsThere(ReadOnlySpan<byte> rest) => rest.IsEmpty || rest[0] is (byte)'\n' or (byte)' ' or (byte)'\t' || Closes(rest);

    private static bool Closes(ReadOnlySpan<byte> rest) =>
        rest.StartsWith("--"u8) && (rest.Length == 2 || rest[2] is (byte)'\n' or (byte)' ' or (byte)'\t');

    private static int AfterLine(ReadOnlySpan<byte> body, int at)
    {
        var end = body[at..].IndexOf((byte)'\n');
        return end < 0 ? body.Length : at + end + 1;
    }
}
