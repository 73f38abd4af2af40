namespace Nashra.Articles;

public static class ArticlesEndpoints
{
    public static void AddArticles(this IServiceCollection services)
    {
        services.AddScoped<RelatedArticles>();
        services.AddSingleton<ThemeShelf>();
        services.AddScoped<Theme>();
    }

    public static void MapArticles(this IEndpointRouteBuilder site)
    {
        site.MapGet("/theme.css", ThemeAsync);
    }

    // A node that is half a second behind another must not have its theme kept for ever under the other's version.
    private static async Task<IResult> ThemeAsync(Theme theme, string? v, HttpResponse response, CancellationToken cancel)
    {
        var finished = await theme.FinishedAsync(cancel);
        response.Headers.CacheControl = v == finished.Version ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Text(finished.Css, "text/css; charset=utf-8");
    }
}
