using System.Text;

namespace Nashra.Articles.Documents;

/// <summary>A document as text alone: for search, feeds' summaries, comparison and the plain part of letters.</summary>
public static class PlainText
{
    public static string Of(Document document)
    {
        var text = new StringBuilder();
        foreach (var line in document.Blocks.SelectMany(Lines).Where(line => line.Length > 0))
        {
            text.Append(text.Length == 0 ? "" : "\n\n").Append(line);
        }

        return text.ToString();
    }

    public static string Of(IEnumerable<Inline> content) => string.Concat(content.Select(Of));

    public static int WordCount(Document document) =>
        document.Blocks.SelectMany(Lines).Sum(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);

    private static IEnumerable<string> Lines(Block block) => block switch
    {
        Paragraph paragraph => [Of(paragraph.Content)],
        Heading heading => [Of(heading.Content)],
        PullQuote => [], // a sentence of the article: it would stand twice
        Quotation quotation => quotation.Paragraphs.Select(words => $"«{Of(words)}»").Concat(quotation.Speaker is { } speaker ? ["— " + speaker] : []),
        ItemList list => list.Items.Select((item, at) => (list.Ordered ? FormattableString.Invariant($"{at + 1}. ") : "• ") + Of(item)),
        Figure figure => [figure.Caption ?? figure.Alternative],
        EmbedCard card => [card.Title],
        _ => [],
    };

    private static string Of(Inline inline) => inline switch
    {
        Run run => run.Text,
        LanguageRun run => run.Text,
        Strong strong => Of(strong.Content),
        Emphasis emphasis => Of(emphasis.Content),
        Link link => Of(link.Content),
        Highlighted marked => Of(marked.Content),
        _ => "",
    };
}
