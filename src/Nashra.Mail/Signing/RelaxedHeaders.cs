using System.Buffers;
using System.Text;

namespace Nashra.Mail;

/// <summary>Which header fields are signed, and their relaxed form (RFC 6376, 3.4.2 and 5.4).</summary>
internal static class RelaxedHeaders
{
    // Signed once more than they stand there, so that nobody can add another one above ours.
    private static readonly string[] Sealed = ["From", "Reply-To", "To", "Subject", "Date"];

    private static readonly string[] Signed =
    [
        .. Sealed, "Cc", "Message-ID", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
        "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post",
    ];

    /// <summary>Writes the relaxed fields in the order of the h= tag, and the value of that tag.</summary>
    public static void Write(ReadOnlySpan<byte> headers, PooledBuffer output, PooledBuffer names)
    {
        var fields = Fields(headers);
        foreach (var name in Signed)
        {
            for (var i = fields.Count - 1; i >= 0; i--) // of several, the lowest is signed first
            {
                if (NameIs(headers[fields[i]], name))
                {
                    WriteField(headers[fields[i]], output);
                    Append(names, name);
                }
            }
        }

        foreach (var name in Sealed)
        {
            Append(names, name);
        }
    }

    private static void Append(PooledBuffer names, string name)
    {
        names.Write(names.Length == 0 ? ""u8 : ": "u8);
        Encoding.ASCII.GetBytes(name, names);
    }

    private static List<Range> Fields(ReadOnlySpan<byte> headers)
    {
        var fields = new List<Range>();
        for (var start = 0; start < headers.Length;)
        {
            var end = start;
            do
            {
                var line = headers[end..].IndexOf("\r\n"u8);
                end = line < 0 ? headers.Length : end + line + 2;
            }
            while (end < headers.Length && headers[end] is (byte)' ' or (byte)'\t');
            fields.Add(start..end);
            start = end;
        }

        return fields;
    }

    private static bool NameIs(ReadOnlySpan<byte> field, string name) =>
        field.Length > name.Length
        && field[name.Length] is (byte)':' or (byte)' ' or (byte)'\t'
        && Ascii.EqualsIgnoreCase(field[..name.Length], name)
        && field[name.Length..].TrimStart(" \t"u8) is [(byte)':', ..];

    private static void WriteField(ReadOnlySpan<byte> field, PooledBuffer output)
    {
        var colon = field.IndexOf((byte)':');
        var name = field[..colon].TrimEnd(" \t"u8);
        Ascii.ToLower(name, output.GetSpan(name.Length), out var written);
        output.Advance(written);
        output.Write(":"u8);
        var value = field[(colon + 1)..].Trim(" \t\r\n"u8);
        while (!value.IsEmpty)
        {
            var end = value.IndexOfAny(" \t\r\n"u8);
            output.Write(end < 0 ? value : value[..end]);
            if (end >= 0)
            {
                output.Write(" "u8);
            }

            value = end < 0 ? default : value[end..].TrimStart(" \t\r\n"u8);
        }

        output.Write("\r\n"u8);
    }
}
