using System.Text.RegularExpressions;
using Nashra.Arabic;

namespace Nashra.Articles.Documents;

/// <summary>The plain notation in which the newsroom and the demonstration articles write a document; see demo/README.md.</summary>
public static partial class Notation
{
    public static Document Read(string text) =>
        new([.. BlankLines().Split(text.ReplaceLineEndings("\n").Trim('\n')).Select(CleanText.Paragraph).Where(part => part.Length > 0).Select(ReadBlock)]);

    private static Block ReadBlock(string text)
    {
        if (text is "***" or "---")
        {
            return new Divider();
        }

        if (text.StartsWith("## ", StringComparison.Ordinal))
        {
            return new Heading(InlineNotation.Read(OneLine(text[3..])));
        }

        if (text.StartsWith(">> ", StringComparison.Ordinal))
        {
            return new PullQuote(InlineNotation.Read(OneLine(text[3..])));
        }

        if (Embed().Match(text) is { Success: true } embed && WebAddress.IsSafe(embed.Groups["url"].Value))
        {
            return new EmbedCard(embed.Groups["url"].Value, embed.Groups["title"].Value);
        }

        var lines = text.Split('\n').Select(line => line.Trim()).ToArray();
        return (Block?)ReadQuotation(lines) ?? (Block?)ReadList(lines) ?? (Block?)ReadPicture(text) ?? new Paragraph(InlineNotation.Read(OneLine(text)));
    }

    private static Quotation? ReadQuotation(string[] lines)
    {
        if (!Array.TrueForAll(lines, line => line.StartsWith('>')))
        {
            return null;
        }

        var words = lines.Select(line => line[1..].Trim()).ToList();
        var speaker = words[^1].StartsWith("-- ", StringComparison.Ordinal) ? words[^1][3..].Trim() : null;
        var said = speaker is null ? words : words[..^1];
        return new Quotation([.. said.Where(line => line.Length > 0).Select(InlineNotation.Read)], speaker);
    }

    private static ItemList? ReadList(string[] lines)
    {
        if (Array.TrueForAll(lines, line => line.StartsWith("- ", StringComparison.Ordinal)))
        {
            return new ItemList(false, [.. lines.Select(line => InlineNotation.Read(line[2..].Trim()))]);
        }

        return Array.TrueForAll(lines, line => OrderedItem().IsMatch(line))
            ? new ItemList(true, [.. lines.Select(line => InlineNotation.Read(OrderedItem().Replace(line, "")))])
            : null;
    }

    private static Figure? ReadPicture(string text)
    {
        var match = Picture().Match(text);
        return match.Success && WebAddress.IsSafe(match.Groups["url"].Value)
            ? new Figure(match.Groups["url"].Value, match.Groups["alt"].Value, Optional(match, "caption"), Optional(match, "credit"), 1600, 900)
            : null;
    }

    private static string? Optional(Match match, string group) => match.Groups[group] is { Success: true, Value: { Length: > 0 } value } ? value : null;

    private static string OneLine(string text) => LineBreak().Replace(text, " ");

    [GeneratedRegex(@"\n[ \t]*\n", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"[ \t]*\n[ \t]*", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex LineBreak();

    [GeneratedRegex(@"^@\[(?<title>[^\]\n]+)\]\((?<url>[^)\s]+)\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Embed();

    [GeneratedRegex(@"^!\[(?<alt>[^\]\n]*)\]\((?<url>[^)\s]+)(\s+""(?<caption>[^""\n]*)"")?\)(\s*\{(?<credit>[^}\n]*)\})?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Picture();

    [GeneratedRegex(@"^[0-9]{1,3}[.)]\s+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OrderedItem();
}
