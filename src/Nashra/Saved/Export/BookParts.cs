using System.Globalization;
using System.Xml;
using Nashra.Localization;

namespace Nashra.Saved;

/// <summary>What a book consists of beside its chapters.</summary>
internal static class BookParts
{
    public const string Xhtml = "http://www.w3.org/1999/xhtml";

    public const string Container = """
        <?xml version="1.0" encoding="UTF-8"?>
        <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
        """;

    public const string Style = """
        body { line-height: 1.8; }
        h1, h2 { line-height: 1.5; }
        blockquote { border-inline-start: 3px solid; padding-inline-start: 1em; margin-inline: 0; }
        mark { background: #f7e6a9; color: #1b1a17; }
        .small { font-size: .85em; }
        """;

    private const string Opf = "http://www.idpf.org/2007/opf";
    private const string Dc = "http://purl.org/dc/elements/1.1/";

    public static void Package(XmlWriter xml, Edition edition, string title, DateTimeOffset now, int chapters)
    {
        xml.WriteStartElement("package", Opf);
        xml.WriteAttributeString("version", "3.0");
        xml.WriteAttributeString("unique-identifier", "id");
        xml.WriteAttributeString("xml", "lang", null, edition.Paper.Language);
        xml.WriteAttributeString("dir", Direction(edition));
        xml.WriteStartElement("metadata", Opf);
        xml.WriteStartElement("identifier", Dc);
        xml.WriteAttributeString("id", "id");
        xml.WriteString($"urn:uuid:{Guid.CreateVersion7(now)}");
        xml.WriteEndElement();
        xml.WriteElementString("title", Dc, title);
        xml.WriteElementString("language", Dc, edition.Paper.Language);
        xml.WriteElementString("publisher", Dc, edition.Paper.Name);
        xml.WriteStartElement("meta", Opf);
        xml.WriteAttributeString("property", "dcterms:modified");
        xml.WriteString(now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        xml.WriteEndElement();
        Manifest(xml, chapters);
        Spine(xml, edition, chapters);
        xml.WriteEndElement();
    }

    public static void Contents(XmlWriter xml, Edition edition, string title, IReadOnlyList<string> headlines)
    {
        StartPage(xml, edition.Paper.Language, Direction(edition), title);
        xml.WriteStartElement("nav", Xhtml);
        xml.WriteAttributeString("type", "http://www.idpf.org/2007/ops", "toc");
        xml.WriteElementString("h1", Xhtml, title);
        xml.WriteStartElement("ol", Xhtml);
        foreach (var (number, headline) in headlines.Index())
        {
            xml.WriteStartElement("li", Xhtml);
            xml.WriteStartElement("a", Xhtml);
            xml.WriteAttributeString("href", FormattableString.Invariant($"c{number + 1}.xhtml"));
            xml.WriteString(BookText.Clean(headline));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteFullEndElement();
        xml.WriteEndElement();
        EndPage(xml);
    }

    public static void StartPage(XmlWriter xml, string language, string direction, string title)
    {
        xml.WriteDocType("html", null, null, null);
        xml.WriteStartElement("html", Xhtml);
        xml.WriteAttributeString("lang", language);
        xml.WriteAttributeString("xml", "lang", null, language);
        xml.WriteAttributeString("dir", direction);
        xml.WriteStartElement("head", Xhtml);
        xml.WriteElementString("title", Xhtml, BookText.Clean(title));
        xml.WriteStartElement("link", Xhtml);
        xml.WriteAttributeString("rel", "stylesheet");
        xml.WriteAttributeString("href", "style.css");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("body", Xhtml);
    }

    public static void EndPage(XmlWriter xml)
    {
        xml.WriteFullEndElement();
        xml.WriteEndElement();
    }

    private static string Direction(Edition edition) => edition.Paper.IsRightToLeft ? "rtl" : "ltr";

    private static void Manifest(XmlWriter xml, int chapters)
    {
        xml.WriteStartElement("manifest", Opf);
        Item(xml, "nav", "nav.xhtml", "application/xhtml+xml", "nav");
        Item(xml, "style", "style.css", "text/css", null);
        for (var number = 1; number <= chapters; number++)
        {
            Item(xml, FormattableString.Invariant($"c{number}"), FormattableString.Invariant($"c{number}.xhtml"), "application/xhtml+xml", null);
        }

        xml.WriteEndElement();
    }

    private static void Item(XmlWriter xml, string id, string href, string type, string? properties)
    {
        xml.WriteStartElement("item", Opf);
        xml.WriteAttributeString("id", id);
        xml.WriteAttributeString("href", href);
        xml.WriteAttributeString("media-type", type);
        if (properties is not null)
        {
            xml.WriteAttributeString("properties", properties);
        }

        xml.WriteEndElement();
    }

    // Pages turn from the right; the table of contents is the first page.
    private static void Spine(XmlWriter xml, Edition edition, int chapters)
    {
        xml.WriteStartElement("spine", Opf);
        xml.WriteAttributeString("page-progression-direction", Direction(edition));
        foreach (var id in Enumerable.Range(1, chapters).Select(number => FormattableString.Invariant($"c{number}")).Prepend("nav"))
        {
            xml.WriteStartElement("itemref", Opf);
            xml.WriteAttributeString("idref", id);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
