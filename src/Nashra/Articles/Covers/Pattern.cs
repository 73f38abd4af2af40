using System.Globalization;
using System.Text;

namespace Nashra.Articles.Covers;

/// <summary>One repeat of the pattern wherever it reaches into the picture, as SVG with colours left to classes g, f, c and l.</summary>
internal sealed class Pattern(Composition composition, int width, int height)
{
    private readonly double edge = composition.Star * Math.Min(width, height) / (2 * composition.Tiling.Tiles[0].Apothem);
    private readonly Motif[] motifs = [.. composition.Tiling.Tiles.Select(tile => Motif.Of(tile, composition.ContactAngle, composition.Depth))];

    public Point Focus => new(composition.Focus.X * width, composition.Focus.Y * height);

    // From the focus to the farthest corner of the picture, and one repeat beyond it.
    private double Reach => new Point(Math.Max(Focus.X, width - Focus.X), Math.Max(Focus.Y, height - Focus.Y)).Length + Radius;

    // From the middle of a repeat to its farthest point.
    private double Radius => edge * motifs.SelectMany(motif => motif.Lines.SelectMany(line => line).Concat(motif.Field)).Max(point => point.Length);

    /// <summary>Definitions: <c>f2</c> and <c>c2</c> are fields and cores, <c>l2</c> the lines, over the whole picture.</summary>
    public string Definitions()
    {
        var repeats = Repeats().ToList();
        var svg = new StringBuilder("<defs>");
        Layer(svg, 'f', motifs.Select(motif => motif.Field), repeats);
        Layer(svg, 'c', motifs.Select(motif => motif.Core), repeats);
        Layer(svg, 'l', motifs.SelectMany(motif => motif.Lines), repeats);
        return svg.Append("</defs>").ToString();
    }

    private IEnumerable<Point> Repeats()
    {
        var (across, along) = (edge * composition.Tiling.Across.X, edge * composition.Tiling.Along);
        var (columns, rows, radius) = ((int)Math.Ceiling(Reach / across) + 1, (int)Math.Ceiling(Reach / along.Y), Radius);
        return from row in Enumerable.Range(-rows, (2 * rows) + 1)
               from column in Enumerable.Range(-columns, (2 * columns) + 1)
               let at = new Point((column * across) + (row * along.X % across), row * along.Y)
               let seen = Focus + at.Turned(composition.Turn)
               where seen.X > -radius && seen.X < width + radius && seen.Y > -radius && seen.Y < height + radius
               select at;
    }

    // One path a layer: a browser keeps every reference to a shape as a shape of its own, and a page shows many covers.
    private void Layer(StringBuilder svg, char name, IEnumerable<IReadOnlyList<Point>> outlines, List<Point> repeats)
    {
        var shapes = outlines.Where(outline => outline.Count > 0).Select(outline => (Start: outline[0], Steps: StepsOf(outline))).ToList();
        svg.Append(CultureInfo.InvariantCulture, $"<path id=\"{name}2\" transform=\"translate({Focus.X:0} {Focus.Y:0})rotate({composition.Turn:0.#})\" d=\"");
        foreach (var at in repeats)
        {
            foreach (var (start, steps) in shapes)
            {
                var from = at + (edge * start);
                svg.Append('M').Append(Tenths(Rounded(from.X))).Append(Apart(Rounded(from.Y))).Append(steps);
            }
        }

        svg.Append("\"/>");
    }

    // Written as steps, a shape reads the same in every repeat, so that it is sent as one.
    private string StepsOf(IReadOnlyList<Point> outline)
    {
        var steps = new StringBuilder("l");
        var (x, y) = (Rounded(edge * outline[0].X), Rounded(edge * outline[0].Y));
        foreach (var point in outline.Skip(1))
        {
            var (nextX, nextY) = (Rounded(edge * point.X), Rounded(edge * point.Y));
            steps.Append(steps.Length == 1 ? Tenths(nextX - x) : Apart(nextX - x)).Append(Apart(nextY - y));
            (x, y) = (nextX, nextY);
        }

        return steps.Append('z').ToString();
    }

    private static int Rounded(double pixels) => (int)Math.Round(pixels * 10);

    private static string Tenths(int tenths) => (tenths / 10m).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Apart(int tenths) => tenths < 0 ? Tenths(tenths) : " " + Tenths(tenths);
}
