using System.Numerics;

namespace Nashra.Articles.Covers;

/// <summary>The lines, closed, and the fields that one tile contributes to the pattern.</summary>
internal sealed record Motif(IReadOnlyList<Point[]> Lines, IReadOnlyList<Point> Field, IReadOnlyList<Point> Core)
{
    /// <summary>
    /// Hankin's method of polygons in contact (E. H. Hankin, "The Drawing of Geometric Patterns in Saracenic Art", 1925):
    /// from the middle of every edge two lines enter the tile at the contact angle and end where they meet another.
    /// In a great star, <paramref name="depth"/> says how many crossings they pass before they end.
    /// </summary>
    public static Motif Of(Tile tile, double contactAngle, int depth)
    {
        var last = tile.IsGreat ? depth : 1;
        return new(Loops(tile, contactAngle, last), Star(tile, contactAngle, 1), last == 1 ? [] : Star(tile, contactAngle, last));
    }

    // A line that ends meets the one from `depth` edges on: followed around, they close into as many loops as the two numbers share.
    private static Point[][] Loops(Tile tile, double contactAngle, int depth)
    {
        var loops = (int)BigInteger.GreatestCommonDivisor(tile.Sides, depth);
        return [.. Enumerable.Range(0, loops).Select(first => Loop(tile, contactAngle, depth, first, tile.Sides / loops))];
    }

    private static Point[] Loop(Tile tile, double contactAngle, int depth, int first, int edges)
    {
        var loop = from k in Enumerable.Range(0, edges)
                   from apart in new[] { 0, depth }
                   select Crossing(tile, contactAngle, first + (k * depth), apart);
        return [.. loop];
    }

    // Lines of edges `apart` steps away from one another cross on the bisector between them.
    private static Point Crossing(Tile tile, double contactAngle, int edge, int apart)
    {
        var step = 180.0 / tile.Sides;
        var bisector = Math.Abs(apart) * step * Math.PI / 180;
        var entry = (90 - contactAngle) * Math.PI / 180;
        var distance = tile.Apothem * Math.Sin(entry) / Math.Sin(bisector + entry);
        return tile.Centre + Point.At(distance, tile.Turn + (((2 * edge) + apart) * step));
    }

    private static Point[] Star(Tile tile, double contactAngle, int depth)
    {
        var outline = from edge in Enumerable.Range(0, tile.Sides)
                      from apart in new[] { depth - 1, depth }
                      select Crossing(tile, contactAngle, edge, apart);
        return [.. outline];
    }
}
