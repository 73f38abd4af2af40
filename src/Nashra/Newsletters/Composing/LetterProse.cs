using System.Text;
using Nashra.Arabic;
using Nashra.Articles.Documents;
using Nashra.Localization;
using Nashra.Platform;
using Nashra.Platform.Post;

namespace Nashra.Newsletters.Composing;

/// <summary>An editor's own words in a letter: the document model as rows of the sheet, and as lines of the plain part.</summary>
internal sealed class LetterProse(Edition edition, MailSheet sheet)
{
    private const string Voice = MailSheet.Voice;

    // A column of 600 px: a larger picture would be scaled by the program, or not.
    private const int Widest = 600;

    private string Ink => sheet.Colours.Ink;

    public string Html(Document document) => string.Concat(document.Blocks.Select(Html));

    public string Plain(Document document)
    {
        var text = new StringBuilder();
        foreach (var block in document.Blocks)
        {
            foreach (var line in PlainLines(block))
            {
                text.Append(Bidi.DominantDirection(line) == TextDirection.LeftToRight ? line : sheet.PlainLine(edition.Prose(line))).Append('\n');
            }

            foreach (var address in AddressesIn(block))
            {
                text.Append(Absolute(address)).Append('\n');
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private string[] PlainLines(Block block) => block switch
    {
        Figure { Alternative.Length: > 0 } figure => [edition.Say.Say("newsletters.mail.picture", figure.Alternative), .. CaptionOf(figure)],
        Divider => ["* * *"],
        _ => PlainText.Of(new Document([block])).Split('\n', StringSplitOptions.RemoveEmptyEntries),
    };

    private string Html(Block block) => block switch
    {
        Paragraph paragraph => sheet.Row("padding:8px 0", "", Words("p", $"font:400 17px/1.8 {Voice};color:{Ink}", paragraph.Content)),
        Heading heading => sheet.Row("padding:16px 0 4px", "", Words("h2", $"font:700 20px/1.55 {Voice};color:{Ink}", heading.Content)),
        PullQuote quote => sheet.Row("padding:16px 0", "", Words("p", $"font:700 21px/1.6 {Voice};color:{sheet.Colours.Accent}", quote.Content, "accent")),
        Quotation quotation => Quoted(quotation),
        ItemList list => Listed(list),
        Figure figure => Pictured(figure),
        EmbedCard card => sheet.Row("padding:8px 0", "", sheet.Line("p", $"font:600 17px/1.7 {Voice};color:{Ink}", "ink", sheet.Link(Absolute(card.Url), edition.Prose(card.Title), $"color:{sheet.Colours.Accent};text-decoration:underline", "accent"))),
        Divider => sheet.Row($"padding:8px 0;border-bottom:1px solid {MailPalette.Hair}", "hair", "&nbsp;"),
        _ => "",
    };

    private string Quoted(Quotation quotation)
    {
        var said = string.Concat(quotation.Paragraphs.Select(words => Words("p", $"font:400 18px/1.8 {Voice};color:{Ink}", words)));
        var speaker = quotation.Speaker is { } name ? sheet.Line("p", $"margin:4px 0 0;font:600 14px/1.7 {Voice};color:{MailPalette.Soft}", "soft", sheet.Words(edition.Prose(name))) : "";
        return sheet.Row($"padding:8px 16px;border-{sheet.Align}:3px solid {sheet.Colours.Accent}", "accent", said + speaker);
    }

    private string Listed(ItemList list)
    {
        var tag = list.Ordered ? "ol" : "ul";
        var items = string.Concat(list.Items.Select(item => $"<li {sheet.Level} class=\"ink\" style=\"margin:0 0 4px;color:{Ink};text-align:{sheet.Align}\">{Inlines(item)}</li>"));
        return sheet.Row($"padding:8px 0;font:400 17px/1.8 {Voice};color:{Ink}", "ink", $"<{tag} {sheet.Level} style=\"margin:0;padding-{sheet.Align}:24px\">{items}</{tag}>");
    }

    private string Pictured(Figure figure)
    {
        var width = Math.Min(figure.Width, Widest);
        var height = (int)((long)figure.Height * width / figure.Width);
        var picture = FormattableString.Invariant($"<img src=\"{Platform.Html.Encode(Absolute(figure.Picture))}\" alt=\"{Platform.Html.Encode(figure.Alternative)}\" width=\"{width}\" height=\"{height}\" border=\"0\" style=\"display:block;width:100%;max-width:{width}px;height:auto\">");
        return sheet.Row("padding:12px 0 4px", "", picture)
            + string.Concat(CaptionOf(figure).Select(caption => sheet.Row($"padding:0 0 8px;font:400 14px/1.7 {Voice};color:{MailPalette.Soft}", "soft", sheet.Words(edition.Prose(caption)))));
    }

    private static string[] CaptionOf(Figure figure) =>
        string.Join(" · ", new[] { figure.Caption, figure.Credit }.OfType<string>()) is { Length: > 0 } caption ? [caption] : [];

    // A block takes the letter's direction unless most of its letters are of the other script.
    private string Words(string tag, string style, IReadOnlyList<Inline> content, string names = "ink") =>
        Bidi.DominantDirection(PlainText.Of(content)) == TextDirection.LeftToRight && edition.Paper.IsRightToLeft
            ? $"<{tag} lang=\"en\" dir=\"ltr\" align=\"left\" class=\"{names}\" style=\"margin:0;{style};text-align:left\">{Inlines(content)}</{tag}>"
            : sheet.Line(tag, style, names, Inlines(content));

    private string Inlines(IReadOnlyList<Inline> content) => string.Concat(content.Select(Inlined));

    private string Inlined(Inline inline) => inline switch
    {
        Run run => sheet.Words(edition.Prose(run.Text)),
        Strong strong => $"<strong>{Inlines(strong.Content)}</strong>",
        Emphasis emphasis => $"<strong style=\"font-weight:600\">{Inlines(emphasis.Content)}</strong>", // Arabic has no italics
        Link link => $"<a href=\"{Platform.Html.Encode(Absolute(link.Url))}\" class=\"accent\" style=\"color:{sheet.Colours.Accent};text-decoration:underline\">{Inlines(link.Content)}</a>",
        LanguageRun run => $"<span lang=\"{run.Language}\" dir=\"{(Bidi.DominantDirection(run.Text) == TextDirection.RightToLeft ? "rtl" : "ltr")}\">{Platform.Html.Encode(run.Text)}</span>",
        _ => "",
    };

    private string Absolute(string address) => WebAddress.IsLocal(address) ? edition.Absolute(address).AbsoluteUri : address;

    /// <summary>Where a block's links lead, in order.</summary>
    public static IEnumerable<string> AddressesIn(Block block) => block switch
    {
        Paragraph paragraph => AddressesIn(paragraph.Content),
        Heading heading => AddressesIn(heading.Content),
        Quotation quotation => quotation.Paragraphs.SelectMany(AddressesIn),
        ItemList list => list.Items.SelectMany(AddressesIn),
        EmbedCard card => [card.Url],
        _ => [],
    };

    private static IEnumerable<string> AddressesIn(IReadOnlyList<Inline> content) => content.SelectMany(inline => inline switch
    {
        Link link => [link.Url],
        Strong strong => AddressesIn(strong.Content),
        Emphasis emphasis => AddressesIn(emphasis.Content),
        _ => [],
    });
}
