using System.Globalization;
using System.Security;
using System.Text;

namespace Nashra.Articles.Covers;

/// <summary>
/// The picture that messengers show for a link: the headline set large beside the article's own pattern. librsvg turns it
/// into PNG; give it <c>wwwroot/fonts/fonts.conf</c> as FONTCONFIG_FILE and it draws with the site's own fonts.
/// </summary>
public static class SocialCard
{
    public const int Width = 1200;
    public const int Height = 630;
    private const int TextEdge = 1128;
    private const int TextWidth = 680;
    private const int PanelWidth = 376;
    private const string Voice = "IBM Plex Sans Arabic SemiBold,IBM Plex Sans Arabic,Noto Sans Arabic,DejaVu Sans,sans-serif";

    /// <summary>A complete SVG document of 1200 × 630 pixels.</summary>
    /// <param name="headline">Any text: controls are dropped, mark-up is escaped, what does not fit in four lines is cut at a word.</param>
    /// <param name="sectionName">Stands above the headline; may be empty.</param>
    /// <param name="hue">The section's hue in degrees of OKLCH.</param>
    /// <param name="masthead">The publication's name.</param>
    /// <param name="articleId">Decides the pattern.</param>
    public static string Svg(string headline, string sectionName, int hue, string masthead, long articleId)
    {
        var setting = HeadlineSetting.Of(headline, TextWidth);
        var composition = Composition.Of(articleId) with { Setting = Setting.Field, Star = 0.9, Focus = new(0.5, 0.5) };
        var palette = Palette.ByDay(composition.Palette, hue);
        var svg = new StringBuilder(8192);
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" width=\"{Width}\" height=\"{Height}\">");
        svg.Append(CultureInfo.InvariantCulture, $"<style>{Cover.Rules(palette)}</style><rect width=\"{Width}\" height=\"{Height}\" fill=\"#fdfcf8\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<clipPath id=\"k\"><rect width=\"{PanelWidth}\" height=\"{Height}\"/></clipPath><g clip-path=\"url(#k)\">");
        svg.Append(Cover.Drawing(composition, PanelWidth, Height)).Append("</g>");
        svg.Append(CultureInfo.InvariantCulture, $"<g font-family=\"{Voice}\" font-weight=\"600\" fill=\"#1b1a17\">");
        Line(svg, HeadlineSetting.Clean(sectionName), 30, 96, Palette.Ink(hue));
        Headline(svg, setting);
        Line(svg, HeadlineSetting.Clean(masthead), 40, 572, Palette.Ink(hue));
        return svg.Append("</g></svg>").ToString();
    }

    private static void Headline(StringBuilder svg, HeadlineSetting setting)
    {
        var middle = 326.0;
        var first = middle - ((setting.Lines.Count - 1) * setting.LineHeight / 2) + (setting.Size * 0.3);
        for (var i = 0; i < setting.Lines.Count; i++)
        {
            Line(svg, setting.Lines[i], setting.Size, first + (i * setting.LineHeight), "#1b1a17");
        }
    }

    // Base direction right-to-left: "start" is then the right edge, and a Latin first word does not turn the line around.
    private static void Line(StringBuilder svg, string text, int size, double baseline, string colour) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{TextEdge}\" y=\"{baseline:0}\" direction=\"rtl\" font-size=\"{size}\" fill=\"{colour}\">{SecurityElement.Escape(text)}</text>");
}
