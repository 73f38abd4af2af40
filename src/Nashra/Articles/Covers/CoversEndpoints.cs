using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.Articles.Covers;

/// <summary>The drawn pictures: covers as SVG, social cards as PNG. Only of articles that may be seen.</summary>
public static class CoversEndpoints
{
    private const string Unchanging = "public, max-age=86400";

    public static void AddCovers(this IServiceCollection services) => services.AddSingleton<CardPress>();

    public static void MapCovers(this IEndpointRouteBuilder site)
    {
        site.MapGet("/covers/{id}-{crop}.svg", CoverAsync);
        site.MapGet("/cards/{id}.png", CardAsync);
    }

    private static async Task<IResult> CoverAsync(string id, string crop, NewsDb db, Edition edition, HttpResponse response, CancellationToken cancel)
    {
        if (!Enum.TryParse<CoverShape>(crop, ignoreCase: true, out var shape) || !Enum.IsDefined(shape) || await FindAsync(db, id, edition, cancel) is not { } article)
        {
            return Results.NotFound();
        }

        response.Headers.CacheControl = Unchanging;
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'"; // its two palettes stand in the file itself
        return Results.Text(Cover.Svg(article.Id, article.Hue, shape), "image/svg+xml; charset=utf-8");
    }

    private static async Task<IResult> CardAsync(string id, NewsDb db, CardPress press, Edition edition, HttpResponse response, CancellationToken cancel)
    {
        if (await FindAsync(db, id, edition, cancel) is not { } article)
        {
            return Results.NotFound();
        }

        var card = SocialCard.Svg(article.Headline, article.SectionName, article.Hue, edition.Paper.Name, article.Id);
        if (await press.PrintAsync(card, cancel) is not { } file)
        {
            return Results.NotFound();
        }

        response.Headers.CacheControl = Unchanging;
        return Results.File(file, "image/png");
    }

    private static Task<DrawnArticle?> FindAsync(NewsDb db, string id, Edition edition, CancellationToken cancel) =>
        ShortId.TryParse(id, out var number)
            ? db.Articles.AsNoTracking().Visible(edition.Now).Where(article => article.Id == number)
                .Select(article => new DrawnArticle(article.Id, article.Headline, article.Section.Name, article.Section.Hue)).FirstOrDefaultAsync(cancel)
            : Task.FromResult<DrawnArticle?>(null);

    private sealed record DrawnArticle(long Id, string Headline, string SectionName, int Hue);
}
