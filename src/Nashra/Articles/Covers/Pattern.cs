using System.Globalization;
using System.Text;

namespace Nashra.Articles.Covers;

/// <summary>One repeat of the pattern and the places where it is repeated, as SVG with colours left to classes g, f, c and l.</summary>
internal sealed class Pattern(Composition composition, int width, int height)
{
    private readonly double edge = composition.Star * Math.Min(width, height) / (2 * composition.Tiling.Tiles[0].Apothem);

    public Point Focus => new(composition.Focus.X * width, composition.Focus.Y * height);

    // From the focus to the farthest corner of the picture, and one repeat beyond it.
    private double Reach => new Point(Math.Max(Focus.X, width - Focus.X), Math.Max(Focus.Y, height - Focus.Y)).Length
        + (edge * composition.Tiling.Across.Length / 2);

    /// <summary>Definitions: <c>f2</c> and <c>c2</c> are fields and cores, <c>l2</c> the lines, over the whole picture.</summary>
    public string Definitions()
    {
        var motifs = composition.Tiling.Tiles.Select(tile => Motif.Of(tile, composition.ContactAngle, composition.Depth)).ToArray();
        var svg = new StringBuilder("<defs>");
        Layer(svg, 'f', string.Concat(motifs.Select(motif => Closed(motif.Field))));
        Layer(svg, 'c', string.Concat(motifs.Select(motif => Closed(motif.Core))));
        Layer(svg, 'l', string.Concat(motifs.SelectMany(motif => motif.Lines).Select(Closed)));
        return svg.Append("</defs>").ToString();
    }

    // A repeat makes a row, a row makes the plane: the document grows with rows + columns, not with their product.
    private void Layer(StringBuilder svg, char name, string path)
    {
        var (across, along) = (edge * composition.Tiling.Across.X, edge * composition.Tiling.Along);
        var columns = (int)Math.Ceiling(Reach / across) + 1;
        var rows = (int)Math.Ceiling(Reach / along.Y);
        svg.Append(CultureInfo.InvariantCulture, $"<path id=\"{name}0\" d=\"{path}\"/><g id=\"{name}1\">");
        for (var column = -columns; column <= columns; column++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<use href=\"#{name}0\" x=\"{column * across:0.#}\"/>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"</g><g id=\"{name}2\" transform=\"translate({Focus.X:0} {Focus.Y:0})rotate({composition.Turn:0.#})\">");
        for (var row = -rows; row <= rows; row++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<use href=\"#{name}1\" x=\"{row * along.X % across:0.#}\" y=\"{row * along.Y:0.#}\"/>");
        }

        svg.Append("</g>");
    }

    private string Closed(IReadOnlyList<Point> points) => points.Count == 0 ? "" : Path(points) + "z";

    private string Path(IReadOnlyList<Point> points)
    {
        var path = new StringBuilder();
        foreach (var point in points)
        {
            path.Append(path.Length == 0 ? 'M' : 'L');
            path.Append(CultureInfo.InvariantCulture, $"{edge * point.X:0.#} {edge * point.Y:0.#}");
        }

        return path.ToString();
    }
}
