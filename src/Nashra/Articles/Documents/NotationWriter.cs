namespace Nashra.Articles.Documents;

/// <summary>A document back in the notation that <see cref="Notation"/> reads, for the newsroom's form.</summary>
public static class NotationWriter
{
    public static string Write(Document document) => string.Join("\n\n", document.Blocks.Select(Write));

    private static string Write(Block block) => block switch
    {
        Paragraph paragraph => Write(paragraph.Content),
        Heading heading => "## " + Write(heading.Content),
        PullQuote quote => ">> " + Write(quote.Content),
        Quotation quotation => string.Join('\n', quotation.Paragraphs.Select(words => "> " + Write(words)).Concat(Speaker(quotation))),
        ItemList list => string.Join('\n', list.Items.Select((item, at) => (list.Ordered ? FormattableString.Invariant($"{at + 1}. ") : "- ") + Write(item))),
        Figure figure => $"![{figure.Alternative}]({figure.Picture}{Quoted(figure.Caption)}){Credited(figure.Credit)}",
        EmbedCard card => $"@[{card.Title}]({card.Url})",
        Divider => "***",
        _ => throw new InvalidOperationException($"No notation for {block.GetType().Name}."),
    };

    private static string Write(IEnumerable<Inline> content) => string.Concat(content.Select(Write));

    private static string Write(Inline inline) => inline switch
    {
        Run run => run.Text,
        Strong strong => $"**{Write(strong.Content)}**",
        Emphasis emphasis => $"_{Write(emphasis.Content)}_",
        Link link => $"[{Write(link.Content)}]({link.Url})",
        LanguageRun run => $"{{{run.Language}:{run.Text}}}",
        _ => throw new InvalidOperationException($"No notation for {inline.GetType().Name}."),
    };

    private static IEnumerable<string> Speaker(Quotation quotation) => quotation.Speaker is { } speaker ? ["> -- " + speaker] : [];

    private static string Quoted(string? caption) => caption is null ? "" : $" \"{caption}\"";

    private static string Credited(string? credit) => credit is null ? "" : $"{{{credit}}}";
}
