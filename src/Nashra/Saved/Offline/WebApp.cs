using Nashra.Localization;

namespace Nashra.Saved;

/// <summary>The newspaper as an application that can be installed, under its own name (W3C, "Web Application Manifest").</summary>
internal static class WebApp
{
    public static IResult Manifest(Edition edition)
    {
        var (paper, say) = (edition.Paper, edition.Say);
        return Results.Json(
            new
            {
                id = "/",
                name = paper.Name,
                short_name = paper.Name,
                description = paper.Tagline,
                lang = paper.Language,
                dir = paper.IsRightToLeft ? "rtl" : "ltr",
                start_url = "/",
                scope = "/",
                display = "standalone",
                background_color = "#fdfcf8",
                theme_color = "#0b5a5c",
                icons = new object[]
                {
                    new { src = "/favicon.svg", type = "image/svg+xml", sizes = "any" },
                    new { src = "/icons/app-192.png", type = "image/png", sizes = "192x192" },
                    new { src = "/icons/app-512.png", type = "image/png", sizes = "512x512" },
                    new { src = "/icons/app-maskable-512.png", type = "image/png", sizes = "512x512", purpose = "maskable" },
                },
                shortcuts = new object[]
                {
                    new { name = say["layout.saved"], url = "/saved" },
                    new { name = say["layout.search"], url = "/search" },
                },
            },
            contentType: "application/manifest+json");
    }
}
