using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Localization;
using Nashra.Platform;
using Nashra.Platform.Caching;

namespace Nashra.Articles;

public static class ArticlesEndpoints
{
    public static void AddArticles(this IServiceCollection services)
    {
        services.AddScoped<RelatedArticles>();
    }

    public static void MapArticles(this IEndpointRouteBuilder site)
    {
        site.MapGet("/theme.css", ThemeAsync).WithMetadata(new SamePageForEveryoneAttribute());
    }

    // The publication's colours and each section's hue; everything else in the style sheet follows from them.
    private static async Task<IResult> ThemeAsync(NewsDb db, Edition edition, CancellationToken cancel)
    {
        var css = new StringBuilder();
        var colours = edition.Paper.Colours;
        Append(css, ":root", ("--paper", colours.Paper), ("--ink", colours.Ink), ("--accent", colours.Accent));
        foreach (var section in await db.Sections.AsNoTracking().ToListAsync(cancel))
        {
            css.Append(CultureInfo.InvariantCulture, $"[data-section=\"{section.Slug}\"]{{--hue:{section.Hue}}}\n");
        }

        return Results.Text(css.ToString(), "text/css; charset=utf-8");
    }

    private static void Append(StringBuilder css, string selector, params (string Name, string? Value)[] declarations)
    {
        var set = declarations.Where(declaration => declaration.Value is not null && ColourIsSafe(declaration.Value)).ToList();
        if (set.Count > 0)
        {
            css.Append(selector).Append('{').AppendJoin(';', set.Select(declaration => $"{declaration.Name}:{declaration.Value}")).Append("}\n");
        }
    }

    private static bool ColourIsSafe(string colour) => colour.Length is 4 or 7 && colour[0] == '#' && colour.Skip(1).All(char.IsAsciiHexDigit);
}
