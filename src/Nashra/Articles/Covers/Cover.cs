using System.Globalization;

namespace Nashra.Articles.Covers;

/// <summary>The crop of a cover.</summary>
public enum CoverShape
{
    /// <summary>640 × 360, for cards and article heads.</summary>
    Wide,

    /// <summary>360 × 360, for rows of a list.</summary>
    Square,

    /// <summary>1000 × 200, above an article.</summary>
    Banner,
}

/// <summary>
/// The picture of an article that has none: a star pattern in the tradition of girih and zellij, decided by the article's id
/// and coloured by its section, the same for ever. Serve it as an image, never inside a page: its ids would meet another's.
/// </summary>
public static class Cover
{
    // Beyond a window or a panel the pattern goes on, drawn and not yet coloured: no part of a picture is bare.
    private const string Drawn = "<use href=\"#l2\" class=\"l\" opacity=\".3\"/>";

    /// <summary>A complete SVG document; compressed, of 1 to 5 KB.</summary>
    /// <param name="articleId">The row's id.</param>
    /// <param name="hue">The section's hue in degrees of OKLCH.</param>
    /// <param name="shape">The crop. All crops of one article show the same pattern.</param>
    public static string Svg(long articleId, int hue, CoverShape shape = CoverShape.Wide)
    {
        var (width, height) = SizeOf(shape);
        var composition = Composition.Of(articleId);
        if (shape == CoverShape.Banner)
        {
            composition = composition with { Setting = Setting.Field }; // too low for a window, too wide for a panel
        }

        var (day, night) = (Palette.ByDay(composition.Palette, hue), Palette.ByNight(composition.Palette, hue));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">"
                + $"<style>{Rules(day)}@media(prefers-color-scheme:dark){{{Rules(night)}}}</style>{Drawing(composition, width, height)}</svg>");
    }

    /// <summary>Width and height in pixels, for the attributes of the picture that shows it.</summary>
    public static (int Width, int Height) SizeOf(CoverShape shape) => shape switch
    {
        CoverShape.Square => (360, 360),
        CoverShape.Banner => (1000, 200),
        _ => (640, 360),
    };

    internal static string Rules(Palette palette) =>
        $".g{{fill:{palette.Ground}}}.f{{fill:{palette.Field}}}.c{{fill:{palette.Core}}}.l,.s{{fill:none;stroke:{palette.Line};stroke-miterlimit:9}}.s{{stroke:{palette.Ground}}}";

    internal static string Drawing(Composition composition, int width, int height)
    {
        var pattern = new Pattern(composition, width, height);
        var all = Painted(composition, Math.Min(width, height), "f", "c");
        return pattern.Definitions() + Area(width, height, "g") + composition.Setting switch
        {
            Setting.Window => Drawn + Window(composition, pattern, width, height),
            Setting.Panel => Drawn + Panel(composition, pattern, width, height),
            _ => all,
        };
    }

    private static string Painted(Composition composition, int size, string field, string core)
    {
        var strap = composition.Strap * size * composition.Star;
        var fields = $"<use href=\"#f2\" class=\"{field}\"/><use href=\"#c2\" class=\"{core}\"/>";
        return strap == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{fields}<use href=\"#l2\" class=\"l\" stroke-width=\"{size / 240.0:0.#}\"/>")
            : string.Create(CultureInfo.InvariantCulture, $"{fields}<use href=\"#l2\" class=\"l\" stroke-width=\"{strap:0.#}\"/><use href=\"#l2\" class=\"s\" stroke-width=\"{strap - (size / 130.0):0.#}\"/>");
    }

    private static string Window(Composition composition, Pattern pattern, int width, int height)
    {
        var radius = 0.7 * Math.Min(width, height);
        var outline = Polygon(composition, pattern.Focus, radius);
        return $"<clipPath id=\"w\"><path d=\"{outline}\"/></clipPath><g clip-path=\"url(#w)\">{Area(width, height, "f")}"
            + Painted(composition, Math.Min(width, height), "g", "c")
            + string.Create(CultureInfo.InvariantCulture, $"</g><path d=\"{outline}\" class=\"l\" stroke-width=\"{radius / 50:0.#}\"/>")
            + $"<path d=\"{Polygon(composition, pattern.Focus, radius * 1.07)}\" class=\"l\"/>";
    }

    private static string Polygon(Composition composition, Point centre, double radius)
    {
        var fold = composition.Tiling.Fold;
        var corners = Enumerable.Range(0, fold).Select(k => centre + Point.At(radius, composition.Turn + ((k + 0.5) * 360 / fold)));
        return "M" + string.Join('L', corners.Select(corner => string.Create(CultureInfo.InvariantCulture, $"{corner.X:0.#} {corner.Y:0.#}"))) + "z";
    }

    // The panel reaches from the focus to the nearer side, as a tiled wall stands beside a doorway.
    private static string Panel(Composition composition, Pattern pattern, int width, int height)
    {
        var from = composition.Focus.X < 0.5 ? -1 : pattern.Focus.X - (width * 0.3);
        var to = composition.Focus.X < 0.5 ? pattern.Focus.X + (width * 0.3) : width + 1;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<clipPath id=\"p\"><path d=\"M{from:0} -1H{to:0}V{height + 1}H{from:0}z\"/></clipPath><g clip-path=\"url(#p)\">{Area(width, height, "f")}")
            + Painted(composition, Math.Min(width, height), "g", "c")
            + string.Create(CultureInfo.InvariantCulture, $"</g><path d=\"M{from:0} -3H{to:0}V{height + 3}H{from:0}z\" class=\"l\" stroke-width=\"3\"/>")
            + string.Create(CultureInfo.InvariantCulture, $"<path d=\"M{from - 8:0} -3H{to + 8:0}V{height + 3}H{from - 8:0}z\" class=\"l\"/>");
    }

    private static string Area(int width, int height, string tone) =>
        string.Create(CultureInfo.InvariantCulture, $"<rect width=\"{width}\" height=\"{height}\" class=\"{tone}\"/>");
}
