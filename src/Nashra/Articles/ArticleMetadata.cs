using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Nashra.Arabic;
using Nashra.Articles.Documents;
using Nashra.Localization;

namespace Nashra.Articles;

/// <summary>What search engines and messengers are told of an article (schema.org NewsArticle).</summary>
internal static class ArticleMetadata
{
    private const int DescriptionLength = 160;

    // The default encoder's blocked characters (<, >, &, ') keep the JSON inside its script element.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Description(Article article) =>
        TextCut.AtWord(article.Standfirst.Length > 0 ? article.Standfirst : PlainText.Of(article.Body).ReplaceLineEndings(" "), DescriptionLength);

    public static string JsonLd(Article article, Edition edition)
    {
        var address = edition.Absolute(Addresses.Encoded(Addresses.Article(article.Id, article.Slug))).AbsoluteUri;
        var data = new Dictionary<string, object?>
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "NewsArticle",
            ["mainEntityOfPage"] = address,
            ["headline"] = article.Headline,
            ["description"] = Description(article),
            ["image"] = new[] { edition.Absolute(Addresses.SocialCard(article.Id)).AbsoluteUri },
            ["datePublished"] = edition.Iso(article.PublishedAt!.Value),
            ["dateModified"] = edition.Iso(Latest(article)),
            ["inLanguage"] = article.Language,
            ["articleSection"] = article.Section.Name,
            ["wordCount"] = article.WordCount,
            ["isAccessibleForFree"] = true,
            ["author"] = AuthorsOf(article, edition),
            ["publisher"] = new Dictionary<string, object> { ["@type"] = "NewsMediaOrganization", ["name"] = edition.Paper.Name, ["url"] = edition.Site.AbsoluteUri },
            ["about"] = article.Topics.Select(about => new Dictionary<string, object> { ["@type"] = "Thing", ["name"] = about.Topic.Name }).ToArray(),
            ["correction"] = article.Corrections.Select(correction => new Dictionary<string, object>
            {
                ["@type"] = "CorrectionComment",
                ["text"] = correction.Note,
                ["datePublished"] = edition.Iso(correction.At),
            }).ToArray(),
        };
        return JsonSerializer.Serialize(data, Json);
    }

    private static DateTimeOffset Latest(Article article) =>
        new[] { article.PublishedAt, article.UpdatedAt, article.CorrectedAt }.Max()!.Value;

    private static object AuthorsOf(Article article, Edition edition) => article.Authors.Count == 0
        ? new Dictionary<string, object> { ["@type"] = "Organization", ["name"] = article.Byline.Length > 0 ? article.Byline : edition.Paper.Name }
        : article.Authors.Select(signed => new Dictionary<string, object>
        {
            ["@type"] = signed.Author.Kind == AuthorKind.Person ? "Person" : "Organization",
            ["name"] = signed.Author.Name,
            ["url"] = edition.Absolute(Addresses.Encoded(Addresses.Author(signed.Author.Slug))).AbsoluteUri,
        }).ToArray();
}
