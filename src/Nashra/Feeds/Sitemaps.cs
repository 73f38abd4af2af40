using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.Feeds;

/// <summary>What search engines may visit (sitemaps.org), in files of ten thousand ids, and the last two days' news.</summary>
public sealed class Sitemaps(NewsDb db, Edition edition, TimeProvider clock)
{
    private const int IdsPerFile = 10_000;
    private static readonly TimeSpan News = TimeSpan.FromDays(2);

    public async Task<string> IndexAsync(CancellationToken cancel)
    {
        var highest = await db.Articles.Listed(clock.GetUtcNow()).MaxAsync(a => (long?)a.Id, cancel) ?? 0;
        var files = Enumerable.Range(0, (int)(highest / IdsPerFile) + 1).Select(number => FormattableString.Invariant($"/sitemaps/articles-{number}.xml"));
        var xml = Open("sitemapindex");
        foreach (var file in files.Prepend("/sitemaps/pages.xml"))
        {
            xml.Append("<sitemap><loc>").Append(Html.Encode(edition.Absolute(file).AbsoluteUri)).Append("</loc></sitemap>\n");
        }

        return xml.Append("</sitemapindex>").ToString();
    }

    public async Task<string> PagesAsync(CancellationToken cancel)
    {
        var xml = Open("urlset");
        var paths = new List<string> { "/", "/about", "/newsletters" };
        paths.AddRange(await db.Sections.Select(section => Addresses.Section(section.Slug)).ToListAsync(cancel));
        paths.AddRange(await db.Topics.OrderBy(topic => topic.Id).Take(IdsPerFile).Select(topic => Addresses.Topic(topic.Slug)).ToListAsync(cancel));
        paths.AddRange(await db.Authors.OrderBy(author => author.Id).Take(IdsPerFile).Select(author => Addresses.Author(author.Slug)).ToListAsync(cancel));
        foreach (var path in paths)
        {
            xml.Append("<url><loc>").Append(Location(path)).Append("</loc></url>\n");
        }

        return xml.Append("</urlset>").ToString();
    }

    public async Task<string> ArticlesAsync(int number, CancellationToken cancel)
    {
        var (from, to) = ((long)number * IdsPerFile, (long)(number + 1) * IdsPerFile);
        var articles = await db.Articles.Listed(clock.GetUtcNow()).Where(a => a.Id >= from && a.Id < to).OrderBy(a => a.Id)
            .Select(a => new { a.Id, a.Slug, a.PublishedAt, a.UpdatedAt, a.CorrectedAt }).ToListAsync(cancel);
        var xml = Open("urlset");
        foreach (var article in articles)
        {
            var changed = new[] { article.PublishedAt, article.UpdatedAt, article.CorrectedAt }.Max()!.Value;
            xml.Append(CultureInfo.InvariantCulture, $"<url><loc>{Location(Addresses.Article(article.Id, article.Slug))}</loc><lastmod>{edition.Iso(changed)}</lastmod></url>\n");
        }

        return xml.Append("</urlset>").ToString();
    }

    public async Task<string> NewsAsync(CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - News;
        var articles = await db.Articles.Listed(clock.GetUtcNow()).Where(a => a.PublishedAt >= since).LatestFirst().Take(1000)
            .Select(a => new { a.Id, a.Slug, a.Headline, a.Language, a.PublishedAt }).ToListAsync(cancel);
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">\n");
        foreach (var article in articles)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<url><loc>{Location(Addresses.Article(article.Id, article.Slug))}</loc><news:news><news:publication><news:name>{Html.Encode(edition.Paper.Name)}</news:name><news:language>{article.Language}</news:language></news:publication><news:publication_date>{edition.Iso(article.PublishedAt!.Value)}</news:publication_date><news:title>{Html.Encode(article.Headline)}</news:title></news:news></url>\n");
        }

        return xml.Append("</urlset>").ToString();
    }

    private string Location(string path) => Html.Encode(edition.Absolute(Addresses.Encoded(path)).AbsoluteUri);

    private static StringBuilder Open(string root) =>
        new($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<{root} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
}
