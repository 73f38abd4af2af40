using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Nashra.Arabic;
using Nashra.Tests.House;

namespace Nashra.Tests.Newsletters;

/// <summary>What would go wrong with a mail in the programs that readers use; the table of what these know is caniemail's.</summary>
internal static partial class MailLint
{
    private const int MostOctets = 100 * 1024;
    private const string LevelsWithLanguage = "html, body, div, table, td, h1, h2, p, ul, ol, li, blockquote";
    private const string LevelsWithAlignment = "table, td, h1, h2, p";

    private static readonly Lazy<ILookup<string, char>> Support = new(ReadTable);

    // What every program has known for longer than the table is old, or what only names things.
    private static readonly HashSet<string> Old = ["css-color", "html-html", "html-head", "html-title", "html-meta", "html-a", "html-tbody", "html-tr", "html-td", "html-href", "html-class", "html-charset", "html-name", "html-content", "html-border", "html-bgcolor", "html-alt", "html-src"];

    /// <summary>Features that some program does not know, and what its reader sees instead.</summary>
    private static readonly Dictionary<string, string> WhatIsSeenInstead = new()
    {
        ["css-color-scheme"] = "the program darkens or keeps the day's colours by its own rule",
        ["html-meta-color-scheme"] = "the same",
        ["css-supported-color-schemes"] = "the older name of the same",
        ["css-at-media-prefers-color-scheme"] = "the day's colours, which are readable by night",
        ["css-mso-hide"] = "only Outlook on Windows has it, and there it hides the preheader",
        ["css-max-height"] = "the preheader is hidden by display alone",
        ["css-overflow"] = "the same",
        ["css--webkit-text-size-adjust"] = "a phone may enlarge small text",
        ["css-height"] = "the attribute of the same name holds",
        ["html-body"] = "the outer table carries the same background and direction",
        ["html-role"] = "a screen reader announces a table",
    };

    public static IEnumerable<string> FaultsOf(MailInHand mail)
    {
        var page = new HtmlParser().ParseDocument(mail.Html);
        return Sizes(mail).Concat(Levels(page)).Concat(LatinOutside(page)).Concat(Pictures(page)).Concat(Preheader(page)).Concat(Unsupported(page)).Concat(PlainLines(mail)).Concat(Subject(mail));
    }

    private static IEnumerable<string> Sizes(MailInHand mail) =>
        Encoding.UTF8.GetByteCount(mail.Html) is var octets && octets < MostOctets ? [] : [$"{octets} octets of HTML"];

    private static IEnumerable<string> Levels(IDocument page) =>
        page.QuerySelectorAll(LevelsWithLanguage).Where(level => level.GetAttribute("lang") is null or "" || level.GetAttribute("dir") is null or "").Select(level => $"no language or direction: {level.OuterHtml[..Math.Min(80, level.OuterHtml.Length)]}")
            .Concat(page.QuerySelectorAll(LevelsWithAlignment).Where(level => level.GetAttribute("align") is null).Select(level => $"no alignment: {level.OuterHtml[..Math.Min(80, level.OuterHtml.Length)]}"));

    private static IEnumerable<string> LatinOutside(IDocument page) =>
        from text in page.Body!.Descendants<IText>()
        where LatinLetter().IsMatch(text.Data) && text.ParentElement?.Closest("[dir=ltr], [lang=en]") is null
        select $"Latin not isolated: {text.Data.Trim()}";

    private static IEnumerable<string> Pictures(IDocument page) =>
        page.QuerySelectorAll("img").Where(picture => !picture.HasAttribute("alt") || !picture.HasAttribute("width") || !picture.HasAttribute("height")).Select(picture => picture.OuterHtml);

    // The first words of the body are what an inbox shows beside the subject.
    private static IEnumerable<string> Preheader(IDocument page) =>
        page.Body!.FirstElementChild is { } first && first.GetAttribute("style")!.StartsWith("display:none", StringComparison.Ordinal) && first.TextContent.Trim('\u200C', '\u00A0', ' ').Length >= 12
            ? [] : ["no preheader"];

    private static IEnumerable<string> Unsupported(IDocument page) =>
        from feature in FeaturesOf(page).Distinct()
        where !Old.Contains(feature) && !WhatIsSeenInstead.ContainsKey(feature)
        let support = Support.Value[feature]
        where !support.Any() || support.Contains('n')
        select $"not known everywhere: {feature}";

    private static IEnumerable<string> FeaturesOf(IDocument page)
    {
        foreach (var element in page.All)
        {
            yield return "html-" + FamilyOf(element.LocalName);
            foreach (var attribute in element.Attributes.Where(attribute => attribute.Name != "style"))
            {
                yield return attribute.Value is "color-scheme" or "supported-color-schemes" ? "html-meta-color-scheme" : "html-" + attribute.Name;
            }
        }

        foreach (var declaration in page.QuerySelectorAll("[style]").SelectMany(element => element.GetAttribute("style")!.Split(';')).Concat(Declarations().Matches(page.QuerySelector("style")!.TextContent).Select(match => match.Value)))
        {
            yield return "css-" + FamilyOf(declaration.Split(':')[0].Trim());
        }

        foreach (Match rule in MediaQueries().Matches(page.QuerySelector("style")!.TextContent))
        {
            yield return "css-at-media-" + rule.Groups[1].Value;
        }
    }

    private static string FamilyOf(string name) => name switch
    {
        "h1" or "h2" or "h3" => "h1-h6",
        "ul" or "ol" or "li" => "lists",
        "border-top" or "border-bottom" or "border-right" or "border-left" or "border-color" => "border",
        "padding-right" or "padding-left" => "padding",
        _ => name,
    };

    private static IEnumerable<string> PlainLines(MailInHand mail) =>
        from line in mail.Text.ReplaceLineEndings("\n").Split('\n')
        where line.Length > 0 && !IsForeign(line) && line != "-- " && !line.StartsWith("http", StringComparison.Ordinal) && !line.All(char.IsAsciiDigit)
        where Bidi.LeadWithStrong(line) != line || LatinLetter().IsMatch(Isolated().Replace(line, ""))
        select $"plain line would turn: {line}";

    // An editor's sentence in another script lies in its own direction.
    private static bool IsForeign(string line) => LatinLetter().IsMatch(line[..1]) && !line.Any(Bidi.IsArabicLetter);

    private static IEnumerable<string> Subject(MailInHand mail) =>
        Bidi.LeadWithStrong(mail.Subject) == mail.Subject && !LatinLetter().IsMatch(Isolated().Replace(mail.Subject, "")) ? [] : [$"subject would turn: {mail.Subject}"];

    private static ILookup<string, char> ReadTable() =>
        Repository.Lines("tests/Nashra.Tests/Newsletters/MailClients/features.tsv").Skip(1).Select(line => line.Split('\t'))
            .SelectMany(cells => cells.Skip(1).Select(cell => (Feature: cells[0], Support: cell[0]))).ToLookup(row => row.Feature, row => row.Support);

    [GeneratedRegex("[A-Za-z\u00C0-\u024F]")]
    private static partial Regex LatinLetter();

    [GeneratedRegex("\u2066[^\u2069]*\u2069")]
    private static partial Regex Isolated();

    [GeneratedRegex(@"(?<=[{;])[a-z-]+:")]
    private static partial Regex Declarations();

    [GeneratedRegex(@"@media \(([a-z-]+)")]
    private static partial Regex MediaQueries();
}
