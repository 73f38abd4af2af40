using System.Xml;
using Nashra.Articles;
using Nashra.Articles.Documents;
using Nashra.Localization;

namespace Nashra.Saved;

/// <summary>A chapter as XHTML, written element by element: it cannot be ill-formed. Pictures stay on the site; their captions come along.</summary>
internal sealed class BookText(XmlWriter xml, Edition edition)
{
    /// <summary>What XML 1.0 can hold.</summary>
    public static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value is '\t' or '\n' or '\r' or (>= ' ' and not (0xFFFE or 0xFFFF))));

    public void Chapter(BookChapter chapter)
    {
        var article = chapter.Article;
        BookParts.StartPage(xml, article.Language, article.Language is "ar" or "fa" or "ur" ? "rtl" : "ltr", article.Headline);
        Element("h1", () => Prose(article.Headline));
        if (article.WithdrawnAt is { } withdrawn)
        {
            Element("p", () => Prose($"{edition.Say["withdrawn.title"]} ({edition.Date(withdrawn)}): {article.WithdrawalNote}"));
        }
        else
        {
            Opening(article);
            Body(chapter.Body);
        }

        Notes(chapter.Notes);
        Source(article);
        BookParts.EndPage(xml);
    }

    private void Opening(Article article)
    {
        if (article.Standfirst.Length > 0)
        {
            Element("p", () => Element("strong", () => Prose(article.Standfirst)));
        }

        Element("p", () => Prose($"{article.Byline} · {edition.Date(article.PublishedAt!.Value)}".Trim(' ', '·')), "small");
        foreach (var correction in article.Corrections.OrderBy(c => c.At))
        {
            Element("p", () => Prose($"{edition.Say["article.correction"]} ({edition.Date(correction.At)}): {correction.Note}"));
        }
    }

    private void Body(Document body)
    {
        foreach (var block in body.Blocks)
        {
            Write(block);
        }
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case Paragraph paragraph:
                Element("p", () => Write(paragraph.Content));
                break;
            case Heading heading:
                Element("h2", () => Write(heading.Content));
                break;
            case Quotation quotation:
                Element("blockquote", () => Write(quotation));
                break;
            case ItemList list:
                Element(list.Ordered ? "ol" : "ul", () => list.Items.ToList().ForEach(item => Element("li", () => Write(item))));
                break;
            case Figure figure when (figure.Caption ?? figure.Alternative).Length > 0:
                Element("p", () => Prose(figure.Caption ?? figure.Alternative), "small");
                break;
            case EmbedCard card:
                Element("p", () => Link(card.Url, () => Prose(card.Title)));
                break;
            case Divider:
                Element("hr", () => { });
                break;
        }
    }

    private void Write(Quotation quotation)
    {
        foreach (var words in quotation.Paragraphs)
        {
            Element("p", () => Write(words));
        }

        if (quotation.Speaker is { } speaker)
        {
            Element("p", () => Prose("— " + speaker), "small");
        }
    }

    private void Write(IEnumerable<Inline> content)
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
                Prose(run.Text);
                break;
            case Strong strong:
                Element("strong", () => Write(strong.Content));
                break;
            case Emphasis emphasis:
                Element("em", () => Write(emphasis.Content));
                break;
            case Highlighted marked:
                Element("mark", () => Write(marked.Content));
                break;
            case Link link:
                Link(link.Url, () => Write(link.Content));
                break;
            case LanguageRun run:
                Element("bdi", () => xml.WriteString(Clean(run.Text)), language: run.Language);
                break;
        }
    }

    private void Notes(IReadOnlyList<SavedNote> notes)
    {
        if (notes.Count == 0)
        {
            return;
        }

        Element("h2", () => Prose(edition.Say["saved.notes"]));
        foreach (var note in notes)
        {
            if (note.IsHighlight)
            {
                Element("blockquote", () => Element("p", () => Prose(note.Quote)));
            }

            if (note.Text.Length > 0)
            {
                Element("p", () => xml.WriteString(Clean(note.Text)));
            }
        }
    }

    private void Source(Article article) =>
        Element("p", () => Link(edition.Absolute(Addresses.Encoded(Addresses.Article(article.Id, article.Slug))).AbsoluteUri, () => Prose(edition.Say["saved.on_the_site"])), "small");

    private void Link(string address, Action content)
    {
        if (!Uri.TryCreate(edition.Site, address, out var uri))
        {
            content();
            return;
        }

        xml.WriteStartElement("a", BookParts.Xhtml);
        xml.WriteAttributeString("href", uri.AbsoluteUri);
        content();
        xml.WriteEndElement();
    }

    private void Element(string name, Action content, string? style = null, string? language = null)
    {
        xml.WriteStartElement(name, BookParts.Xhtml);
        if (style is not null)
        {
            xml.WriteAttributeString("class", style);
        }

        if (language is not null)
        {
            xml.WriteAttributeString("lang", language);
            xml.WriteAttributeString("xml", "lang", null, language);
        }

        content();
        xml.WriteEndElement();
    }

    private void Prose(string text) => xml.WriteString(Clean(edition.Prose(text)));
}
