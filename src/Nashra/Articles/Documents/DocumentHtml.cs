using System.Text;
using Nashra.Arabic;
using Nashra.Platform;

namespace Nashra.Articles.Documents;

/// <summary>A document as HTML for a page of the site, for a letter and for a feed. Written from the closed model alone, so nothing unsafe can come out.</summary>
public sealed class DocumentHtml(DigitPolicy digits, DocumentChannel channel, Uri site)
{
    private readonly StringBuilder html = new();

    public string Render(Document document)
    {
        html.Clear();
        foreach (var block in document.Blocks)
        {
            Write(block);
        }

        return html.ToString();
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case Paragraph paragraph:
                Element("p", paragraph.Content);
                break;
            case Heading heading:
                Element("h2", heading.Content);
                break;
            case PullQuote quote when channel == DocumentChannel.Page:
                // Read aloud it would be said twice: it is a sentence of the article itself.
                html.Append("<blockquote class=\"pull\" aria-hidden=\"true\">");
                Element("p", quote.Content);
                html.Append("</blockquote>");
                break;
            case Quotation quotation:
                Write(quotation);
                break;
            case ItemList list:
                Write(list);
                break;
            case Figure figure:
                Write(figure);
                break;
            case EmbedCard card:
                Write(card);
                break;
            case Divider:
                html.Append(channel == DocumentChannel.Page ? "<hr class=\"divider\">" : "<hr>");
                break;
        }
    }

    private void Write(Quotation quotation)
    {
        html.Append(channel == DocumentChannel.Page ? "<blockquote class=\"quote\">" : "<blockquote>");
        foreach (var words in quotation.Paragraphs)
        {
            Element("p", words);
        }

        if (quotation.Speaker is { } speaker)
        {
            html.Append("<footer>").Append(Prose(speaker)).Append("</footer>");
        }

        html.Append("</blockquote>");
    }

    // The article's direction unless every item is of the other script: their markers stand on one side. An item without an Arabic
    // letter keeps its full stop where it belongs.
    private void Write(ItemList list)
    {
        var tag = list.Ordered ? "ol" : "ul";
        var direction = list.Items.Select(DirectionOf).Distinct().Count() == 1 ? DirectionOf(list.Items[0]) : "";
        html.Append('<').Append(tag).Append(direction).Append('>');
        foreach (var item in list.Items)
        {
            var isForeign = direction.Length == 0 && !PlainText.Of(item).Any(Bidi.IsArabicLetter);
            html.Append(isForeign ? "<li><bdi>" : "<li>");
            Write(item);
            html.Append(isForeign ? "</bdi></li>" : "</li>");
        }

        html.Append("</").Append(tag).Append('>');
    }

    private void Write(Figure figure)
    {
        html.Append(channel == DocumentChannel.Page ? "<figure class=\"figure\"><img src" : "<figure><img src").Append("=\"").Append(Html.Encode(Absolute(figure.Picture))).Append("\" alt=\"").Append(Html.Encode(figure.Alternative))
            .Append(System.Globalization.CultureInfo.InvariantCulture, $"\" width=\"{figure.Width}\" height=\"{figure.Height}\"")
            .Append(channel == DocumentChannel.Page ? " loading=\"lazy\" decoding=\"async\">" : ">");
        if (figure.Caption is not null || figure.Credit is not null)
        {
            html.Append("<figcaption>").Append(Prose(figure.Caption ?? ""));
            if (figure.Credit is { } credit)
            {
                html.Append(" <span class=\"credit\">").Append(Prose(credit)).Append("</span>");
            }

            html.Append("</figcaption>");
        }

        html.Append("</figure>");
    }

    private void Write(EmbedCard card) =>
        html.Append("<aside class=\"embed\"><a href=\"").Append(Html.Encode(Absolute(card.Url))).Append("\" rel=\"noopener\"><b><bdi>")
            .Append(Prose(card.Title)).Append("</bdi></b></a><span class=\"source\" dir=\"ltr\">").Append(Html.Encode(HostOf(card.Url))).Append("</span></aside>");

    private void Element(string tag, IReadOnlyList<Inline> content)
    {
        html.Append('<').Append(tag).Append(DirectionOf(content)).Append('>');
        Write(content);
        html.Append("</").Append(tag).Append('>');
    }

    // A block takes the article's direction unless most of its letters are of the other script.
    private static string DirectionOf(IReadOnlyList<Inline> content) =>
        Bidi.DominantDirection(PlainText.Of(content)) == TextDirection.LeftToRight ? " dir=\"ltr\"" : "";

    private void Write(IReadOnlyList<Inline> content)
    {
        foreach (var inline in content)
        {
            Write(inline);
        }
    }

    private void Write(Inline inline)
    {
        switch (inline)
        {
            case Run run:
                html.Append(Prose(run.Text));
                break;
            case Strong strong:
                html.Append("<strong>");
                Write(strong.Content);
                html.Append("</strong>");
                break;
            case Emphasis emphasis:
                html.Append("<em>");
                Write(emphasis.Content);
                html.Append("</em>");
                break;
            case Link link:
                html.Append("<a href=\"").Append(Html.Encode(Absolute(link.Url))).Append('"').Append(WebAddress.IsLocal(link.Url) ? ">" : " rel=\"noopener\">");
                Write(link.Content);
                html.Append("</a>");
                break;
            case Highlighted marked:
                html.Append("<mark data-note=\"").Append(Html.Encode(marked.Anchor)).Append("\">");
                Write(marked.Content);
                html.Append("</mark>");
                break;
            case LanguageRun run:
                html.Append("<bdi lang=\"").Append(run.Language).Append("\">").Append(Html.Encode(run.Text)).Append("</bdi>");
                break;
        }
    }

    private string Prose(string text) => Html.Encode(Digits.Apply(text, digits));

    // A letter and a feed are read elsewhere: what is local there must say where home is.
    private string Absolute(string address) =>
        channel != DocumentChannel.Page && WebAddress.IsLocal(address) ? new Uri(site, address).AbsoluteUri : address;

    private static string HostOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.Host : "";
}

public enum DocumentChannel
{
    Page,
    Letter,
    Feed,
}
