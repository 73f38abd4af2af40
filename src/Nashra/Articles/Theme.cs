using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.Articles;

/// <summary>
/// The publication's own style: its type, its colours and each section's hue; everything else in the style sheet follows
/// from them. Its address, like those of its fonts, changes with what it says, so a browser asks for each once.
/// </summary>
public sealed class Theme(LatestChange latest, NewsDb db, ThemeShelf shelf, IFileVersionProvider files)
{
    private const string Arabic = "U+0600-06FF,U+200C-200F";
    private const string Latin = "U+0020-00FF,U+2010-2030,U+2066-2069";

    public async Task<FinishedTheme> FinishedAsync(CancellationToken cancel)
    {
        var seq = latest.Seq;
        return shelf.At(seq) ?? shelf.Keep(seq, new FinishedTheme(await CssAsync(cancel)));
    }

    private async Task<string> CssAsync(CancellationToken cancel)
    {
        var css = new StringBuilder();
        Face(css, "Naskh", "naskh-arabic", Arabic);
        Face(css, "Naskh", "naskh-latin", Latin);
        Face(css, "Plex", "plex-arabic", Arabic);
        Face(css, "Plex", "plex-latin", Latin);
        var colours = latest.Publication.Colours;
        Declare(css, ":root", ("--paper", colours.Paper), ("--ink", colours.Ink), ("--accent", colours.Accent));
        foreach (var section in await db.Sections.AsNoTracking().ToListAsync(cancel))
        {
            css.Append(CultureInfo.InvariantCulture, $"[data-section=\"{section.Slug}\"]{{--hue:{section.Hue}}}\n");
        }

        return css.ToString();
    }

    // The address must be the preload's own, version and all, or a browser fetches the font twice.
    private void Face(StringBuilder css, string family, string file, string letters) => css.Append(
        CultureInfo.InvariantCulture,
        $"@font-face{{font-family:{family};src:url({files.AddFileVersionToPath("", $"/fonts/{file}.woff2")}) format(\"woff2\");font-weight:400 700;font-display:swap;unicode-range:{letters}}}\n");

    private static void Declare(StringBuilder css, string selector, params (string Name, string? Value)[] declarations)
    {
        var set = declarations.Where(declaration => declaration.Value is not null && ColourIsSafe(declaration.Value)).ToList();
        if (set.Count > 0)
        {
            css.Append(selector).Append('{').AppendJoin(';', set.Select(declaration => $"{declaration.Name}:{declaration.Value}")).Append("}\n");
        }
    }

    private static bool ColourIsSafe(string colour) => colour.Length is 4 or 7 && colour[0] == '#' && colour.Skip(1).All(char.IsAsciiHexDigit);
}

public sealed class FinishedTheme(string css)
{
    public string Css => css;

    public string Version { get; } = Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(css)));

    public string Address => $"/theme.css?v={Version}";
}

/// <summary>The theme as of the newest change, since every page names it.</summary>
public sealed class ThemeShelf
{
    private Kept? kept;

    public FinishedTheme? At(long seq) => Volatile.Read(ref kept) is { } one && one.Seq == seq ? one.Theme : null;

    public FinishedTheme Keep(long seq, FinishedTheme theme)
    {
        Volatile.Write(ref kept, new Kept(seq, theme));
        return theme;
    }

    private sealed record Kept(long Seq, FinishedTheme Theme);
}
