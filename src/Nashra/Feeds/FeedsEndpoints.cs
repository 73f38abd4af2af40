using Nashra.Localization;
using Nashra.Platform.Caching;

namespace Nashra.Feeds;

public static class FeedsEndpoints
{
    private const string Xml = "application/xml; charset=utf-8";

    public static void AddFeeds(this IServiceCollection services)
    {
        services.AddScoped<FeedSource>();
        services.AddScoped<PersonalFeeds>();
        services.AddScoped<Sitemaps>();
        services.AddFeedLimits();
    }

    public static void MapFeeds(this IEndpointRouteBuilder site)
    {
        var shared = site.MapGroup("").WithMetadata(new SamePageForEveryoneAttribute());
        shared.MapGet("/feed.{format:regex(^(xml|atom|json)$)}", async (string format, FeedSource feeds, Edition edition, CancellationToken cancel) =>
            Answer(await feeds.OfThePaperAsync(cancel), format, edition, $"/feed.{format}"));
        shared.MapGet("/{kind:regex(^(s|t|by)$)}/{slug}/feed.{format:regex(^(xml|atom|json)$)}", async (string kind, string slug, string format, FeedSource feeds, Edition edition, CancellationToken cancel) =>
            await feeds.FindAsync(kind, slug, cancel) is { } feed
                ? Answer(feed, format, edition, $"{Articles.Addresses.Encoded(feed.Path)}/feed.{format}")
                : Results.NotFound());
        site.MapGet("/feeds/{token}/{kind:regex(^(news|saved)$)}.{format:regex(^(xml|atom|json)$)}", PersonalAsync).RequireRateLimiting(FeedLimits.Policy);
        shared.MapGet("/sitemap.xml", async (Sitemaps maps, CancellationToken cancel) => Results.Text(await maps.IndexAsync(cancel), Xml));
        shared.MapGet("/sitemaps/pages.xml", async (Sitemaps maps, CancellationToken cancel) => Results.Text(await maps.PagesAsync(cancel), Xml));
        shared.MapGet("/sitemaps/articles-{number:int:range(0,100000)}.xml", async (int number, Sitemaps maps, CancellationToken cancel) => Results.Text(await maps.ArticlesAsync(number, cancel), Xml));
        shared.MapGet("/news-sitemap.xml", async (Sitemaps maps, CancellationToken cancel) => Results.Text(await maps.NewsAsync(cancel), Xml));
        shared.MapGet("/robots.txt", (Edition edition) => Results.Text(
            $"User-agent: *\nDisallow: /account\nDisallow: /newsroom\nDisallow: /search\nDisallow: /saved\nDisallow: /feeds\n\nSitemap: {edition.Absolute("/sitemap.xml")}\nSitemap: {edition.Absolute("/news-sitemap.xml")}\n", "text/plain; charset=utf-8"));
    }

    private static async Task<IResult> PersonalAsync(string token, string kind, string format, HttpContext context, PersonalFeeds feeds, Edition edition, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "private, no-store";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        context.Response.Headers["Referrer-Policy"] = "no-referrer"; // the address itself is the key
        return await feeds.FindAsync(token, kind, cancel) is { } feed ? Answer(feed, format, edition, $"/feeds/{token}/{kind}.{format}") : Results.NotFound();
    }

    private static IResult Answer(Feed feed, string format, Edition edition, string self) => format switch
    {
        "atom" => Results.Text(FeedXml.AtomOf(feed, edition, self), "application/atom+xml; charset=utf-8"),
        "json" => Results.Text(FeedJson.Of(feed, edition, self), "application/feed+json; charset=utf-8"),
        _ => Results.Text(FeedXml.Rss(feed, edition, self), "application/rss+xml; charset=utf-8"),
    };
}
