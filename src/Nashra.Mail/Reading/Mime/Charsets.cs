using System.Text;

namespace Nashra.Mail.Reading.Mime;

/// <summary>Turns bytes into text in the charset that a message names, or in the likeliest where the name is missing or untrue.</summary>
public static class Charsets
{
    // Names that mail programs write and no registry knows.
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["cp1256"] = "windows-1256",
        ["cp-1256"] = "windows-1256",
        ["arabic"] = "iso-8859-6",
        ["iso-8859-6-i"] = "iso-8859-6",
        ["iso-8859-6-e"] = "iso-8859-6",
        ["asmo-708"] = "iso-8859-6",
        ["iso-8859-8-i"] = "iso-8859-8",
        ["cp1252"] = "windows-1252",
        ["cp1251"] = "windows-1251",
        ["latin1"] = "iso-8859-1",
        ["utf8"] = "utf-8",
        ["utf-8mb4"] = "utf-8",
        ["unicode-1-1-utf-8"] = "utf-8",
        ["sjis"] = "shift_jis",
        ["ms932"] = "shift_jis",
        ["x-sjis"] = "shift_jis",
        ["windows-31j"] = "shift_jis",
        ["cp932"] = "shift_jis",
        ["iso-2022-jp-ms"] = "iso-2022-jp",
        ["ks_c_5601-1987"] = "euc-kr",
        ["gbk"] = "gb18030",
        ["gb2312"] = "gb18030",
        ["ansi_x3.4-1968"] = "us-ascii",
        ["unknown-8bit"] = "us-ascii",
        ["x-unknown"] = "us-ascii",
        ["8bit"] = "us-ascii",
    };

    /// <summary>Never throws: what no charset explains becomes U+FFFD.</summary>
    /// <param name="bytes">Text in some charset.</param>
    /// <param name="charset">The name in the message (RFC 2978, or an alias seen in the wild); null when it gives none.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        var named = Named(charset);
        if (named is null or { CodePage: 20127 or 65001 })
        {
            return IsUtf8(bytes) ? Encoding.UTF8.GetString(bytes) : Likeliest(bytes, named).GetString(bytes);
        }

        // ISO-2022 announces itself by escapes; whoever names it and sends plain UTF-8 is known by their absence.
        return named.CodePage is 50220 or 50221 or 50222 && !bytes.Contains((byte)27) && IsUtf8(bytes)
            ? Encoding.UTF8.GetString(bytes)
            : named.GetString(bytes);
    }

    private static Encoding? Named(string? charset)
    {
        // RFC 2231 allows a language after an asterisk; UTF-7 is refused because it hides characters from every filter.
        var name = charset?.Split('*')[0].Trim().Trim('"', '\'') ?? "";
        name = Aliases.GetValueOrDefault(name, name);
        if (name is "" or { Length: > 40 } || name.Contains("utf-7", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? BuiltIn(name.ToLowerInvariant());
    }

    private static Encoding? BuiltIn(string name) => name switch
    {
        "us-ascii" or "ascii" => Encoding.ASCII,
        "utf-8" => Encoding.UTF8,
        "iso-8859-1" => CodePagesEncodingProvider.Instance.GetEncoding(1252), // what is labelled Latin-1 uses Windows' quotation marks
        "utf-16" or "utf-16le" => Encoding.Unicode,
        "utf-16be" => Encoding.BigEndianUnicode,
        "utf-32" or "utf-32le" => Encoding.UTF32,
        _ => null,
    };

    private static bool IsUtf8(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    private static Encoding Likeliest(ReadOnlySpan<byte> bytes, Encoding? named)
    {
        if (bytes.IndexOf("\x1b$"u8) >= 0)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("iso-2022-jp")!;
        }

        var high = 0;
        var letters = 0;
        foreach (var value in bytes)
        {
            high += value >> 7;
            letters += (value >> 7) | (char.IsAsciiLetter((char)value) ? 1 : 0);
        }

        // Damaged UTF-8 stays UTF-8. Else: mostly letters above ASCII is an Arabic text, a few of them a Western one.
        return named is { CodePage: 65001 } ? Encoding.UTF8
            : CodePagesEncodingProvider.Instance.GetEncoding(high * 5 > letters * 2 ? 1256 : 1252)!;
    }
}
