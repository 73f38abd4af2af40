using Nashra.Articles.Documents;

namespace Nashra.Saved;

/// <summary>A document as the stretches of text that a reader can highlight in: a paragraph, a heading, an item of a list.</summary>
internal static class TextUnits
{
    public static IReadOnlyList<string> Of(Document document) => [.. document.Blocks.SelectMany(Inside).Select(PlainText.Of)];

    /// <summary>The same document with some stretches rewritten; they are counted as <see cref="Of"/> counts them.</summary>
    public static Document Rewrite(Document document, Func<int, IReadOnlyList<Inline>, IReadOnlyList<Inline>> rewrite)
    {
        var unit = 0;
        return new Document([.. document.Blocks.Select(Rewritten)]);

        IReadOnlyList<Inline> Next(IReadOnlyList<Inline> content) => rewrite(unit++, content);

        Block Rewritten(Block block) => block switch
        {
            Paragraph paragraph => new Paragraph(Next(paragraph.Content)),
            Heading heading => new Heading(Next(heading.Content)),
            Quotation quotation => new Quotation([.. quotation.Paragraphs.Select(Next)], quotation.Speaker),
            ItemList list => new ItemList(list.Ordered, [.. list.Items.Select(Next)]),
            _ => block,
        };
    }

    private static IEnumerable<IReadOnlyList<Inline>> Inside(Block block) => block switch
    {
        Paragraph paragraph => [paragraph.Content],
        Heading heading => [heading.Content],
        Quotation quotation => quotation.Paragraphs,
        ItemList list => list.Items,
        _ => [],
    };
}
