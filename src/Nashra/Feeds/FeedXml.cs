using System.Globalization;
using System.Text;
using System.Xml;
using Nashra.Arabic;
using Nashra.Articles;
using Nashra.Localization;

namespace Nashra.Feeds;

/// <summary>A feed as RSS 2.0 and as Atom (RFC 4287). Dates are invariant; titles that open with another script are isolated.</summary>
internal static class FeedXml
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Content = "http://purl.org/rss/1.0/modules/content/";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";

    public static string Rss(Feed feed, Edition edition, string self) => Write(xml =>
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "atom", null, Atom);
        xml.WriteAttributeString("xmlns", "content", null, Content);
        xml.WriteAttributeString("xmlns", "dc", null, DublinCore);
        xml.WriteStartElement("channel");
        xml.WriteElementString("title", feed.Title);
        xml.WriteElementString("link", Absolute(edition, feed.Path));
        xml.WriteElementString("description", feed.Description.Length > 0 ? feed.Description : feed.Title);
        xml.WriteElementString("language", edition.Paper.Language);
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("href", edition.Absolute(self).AbsoluteUri);
        xml.WriteAttributeString("rel", "self");
        xml.WriteAttributeString("type", "application/rss+xml");
        xml.WriteEndElement();
        foreach (var item in feed.Items)
        {
            WriteRss(xml, item, edition);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    public static string AtomOf(Feed feed, Edition edition, string self) => Write(xml =>
    {
        xml.WriteStartElement("feed", Atom);
        xml.WriteAttributeString("xml", "lang", null, edition.Paper.Language);
        xml.WriteElementString("title", Atom, feed.Title);
        xml.WriteElementString("id", Atom, edition.Absolute(self).AbsoluteUri);
        WriteLink(xml, "alternate", Absolute(edition, feed.Path));
        WriteLink(xml, "self", edition.Absolute(self).AbsoluteUri);
        xml.WriteElementString("updated", Atom, edition.Iso(feed.Items.Select(item => Changed(item.Article)).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max()));
        foreach (var item in feed.Items)
        {
            WriteAtom(xml, item, edition);
        }

        xml.WriteEndElement();
    });

    public static string AddressOf(Article article, Edition edition) => Absolute(edition, Addresses.Article(article.Id, article.Slug));

    public static DateTimeOffset Changed(Article article) => new[] { article.PublishedAt, article.UpdatedAt, article.CorrectedAt }.Max()!.Value;

    public static string TitleOf(Article article) =>
        Bidi.DominantDirection(article.Headline) == TextDirection.LeftToRight || !Bidi.LeadWithStrong(article.Headline).Equals(article.Headline, StringComparison.Ordinal)
            ? Bidi.Isolate(article.Headline)
            : article.Headline;

    private static void WriteRss(XmlWriter xml, FeedItem item, Edition edition)
    {
        var article = item.Article;
        xml.WriteStartElement("item");
        xml.WriteElementString("title", TitleOf(article));
        xml.WriteElementString("link", AddressOf(article, edition));
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(edition.Absolute($"/a/{Platform.ShortId.From(article.Id)}").AbsoluteUri);
        xml.WriteEndElement();
        xml.WriteElementString("pubDate", article.PublishedAt!.Value.UtcDateTime.ToString("R", CultureInfo.InvariantCulture));
        xml.WriteElementString("category", article.Section.Name);
        foreach (var signed in article.Authors)
        {
            xml.WriteElementString("creator", DublinCore, signed.Author.Name);
        }

        xml.WriteElementString("description", ArticleMetadata.Description(article));
        xml.WriteStartElement("encoded", Content);
        xml.WriteString(item.Html);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteAtom(XmlWriter xml, FeedItem item, Edition edition)
    {
        var article = item.Article;
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("title", Atom, TitleOf(article));
        xml.WriteElementString("id", Atom, edition.Absolute($"/a/{Platform.ShortId.From(article.Id)}").AbsoluteUri);
        WriteLink(xml, "alternate", AddressOf(article, edition));
        xml.WriteElementString("published", Atom, edition.Iso(article.PublishedAt!.Value));
        xml.WriteElementString("updated", Atom, edition.Iso(Changed(article)));
        foreach (var name in article.Authors.Select(signed => signed.Author.Name).DefaultIfEmpty(edition.Paper.Name))
        {
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, name);
            xml.WriteEndElement();
        }

        xml.WriteElementString("summary", Atom, ArticleMetadata.Description(article));
        xml.WriteStartElement("content", Atom);
        xml.WriteAttributeString("type", "html");
        xml.WriteString(item.Html);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteLink(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Absolute(Edition edition, string path) => edition.Absolute(Addresses.Encoded(path)).AbsoluteUri;

    private static string Write(Action<XmlWriter> content)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true }))
        {
            content(xml);
        }

        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + text;
    }
}
