using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Nashra.Articles;
using Nashra.Localization;

namespace Nashra.Feeds;

/// <summary>A feed as JSON Feed 1.1.</summary>
internal static class FeedJson
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), WriteIndented = true };

    public static string Of(Feed feed, Edition edition, string self) => JsonSerializer.Serialize(
        new
        {
            version = "https://jsonfeed.org/version/1.1",
            title = feed.Title,
            home_page_url = edition.Absolute(Addresses.Encoded(feed.Path)).AbsoluteUri,
            feed_url = edition.Absolute(self).AbsoluteUri,
            description = feed.Description,
            language = edition.Paper.Language,
            items = feed.Items.Select(item => new
            {
                id = edition.Absolute($"/a/{Platform.ShortId.From(item.Article.Id)}").AbsoluteUri,
                url = FeedXml.AddressOf(item.Article, edition),
                title = FeedXml.TitleOf(item.Article),
                summary = ArticleMetadata.Description(item.Article),
                content_html = item.Html,
                date_published = edition.Iso(item.Article.PublishedAt!.Value),
                date_modified = edition.Iso(FeedXml.Changed(item.Article)),
                language = item.Article.Language,
                authors = item.Article.Authors.Select(signed => new { name = signed.Author.Name }),
                tags = new[] { item.Article.Section.Name },
            }),
        },
        Json);
}
