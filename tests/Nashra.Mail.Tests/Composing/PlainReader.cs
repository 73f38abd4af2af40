using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Nashra.Mail.Tests.Composing;

/// <summary>The least that reads a composed letter back, written apart from the composer.</summary>
internal sealed partial class PlainReader
{
    private readonly string[] fields;
    private readonly string body;

    public PlainReader(ReadOnlySpan<byte> message)
    {
        var text = Encoding.Latin1.GetString(message);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        fields = FoldedBreak().Replace(text[..end], "").Split("\r\n");
        body = text[(end + 4)..];
    }

    public IEnumerable<string> Names => fields.Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)]);

    public string Text => Part(0);

    public string Html => Part(1);

    public string Field(string name) => Words(Raw(name));

    public string Raw(string name) => fields.Single(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].TrimStart(' ');

    public string NameOf(string field)
    {
        var phrase = Raw(field);
        phrase = phrase[..Math.Max(0, phrase.LastIndexOf('<'))].Trim(' ');
        return phrase.StartsWith('"') ? Escaped().Replace(phrase[1..^1], "${character}") : Words(phrase);
    }

    private string Part(int index)
    {
        if (Raw("Content-Type") is not { } type || !type.StartsWith("multipart/alternative", StringComparison.Ordinal))
        {
            return Decode(Raw("Content-Transfer-Encoding"), body);
        }

        var boundary = Boundary().Match(type).Groups["value"].Value;
        var part = ("\r\n" + body).Split("\r\n--" + boundary)[index + 1];
        var end = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return Decode(TransferEncoding().Match(part[..end]).Groups["value"].Value, part[(end + 4)..]);
    }

    private static string Decode(string encoding, string text) => Letters.WithLineFeeds(Encoding.UTF8.GetString(encoding is "base64"
        ? Convert.FromBase64String(text)
        : Quoted(SoftBreak().Replace(text, ""))));

    private static string Words(string text) => Word().Replace(BetweenWords().Replace(text, "?="), word => Encoding.UTF8.GetString(word.Groups["kind"].Value is "B"
        ? Convert.FromBase64String(word.Groups["text"].Value)
        : Quoted(word.Groups["text"].Value.Replace('_', ' '))));

    private static byte[] Quoted(string text)
    {
        var octets = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            octets.Add(text[i] == '=' ? byte.Parse(text.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) : (byte)text[i]);
            i += text[i] == '=' ? 2 : 0;
        }

        return [.. octets];
    }

    [GeneratedRegex("\r\n(?=[ \t])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FoldedBreak();

    [GeneratedRegex(@"\\(?<character>.)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escaped();

    [GeneratedRegex("boundary=\"(?<value>[^\"]+)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"Content-Transfer-Encoding: (?<value>\S+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TransferEncoding();

    [GeneratedRegex("=\r\n", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SoftBreak();

    [GeneratedRegex(@"\?= +(?==\?utf-8\?[BQ]\?)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BetweenWords();

    [GeneratedRegex(@"=\?utf-8\?(?<kind>[BQ])\?(?<text>[^?]*)\?=", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
