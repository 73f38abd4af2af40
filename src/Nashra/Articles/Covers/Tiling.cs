namespace Nashra.Articles.Covers;

/// <summary>
/// Tiles that cover the plane when repeated along two vectors, the first of them level. The first tile carries the great
/// star; its number of sides is the fold. Angles are contact angles that suit that fold.
/// </summary>
internal sealed record Tiling(Point Across, Point Along, IReadOnlyList<Tile> Tiles, IReadOnlyList<double> ContactAngles)
{
    public static IReadOnlyList<Tiling> All { get; } = [Octagons(), Decagons(), Dodecagons(), DodecagonsAndHexagons()];

    public int Fold => Tiles[0].Sides;

    private static Tiling Octagons()
    {
        var great = new Tile(8, default, 0);
        var pitch = 2 * great.Apothem;
        return new(new(pitch, 0), new(0, pitch), [great, new(4, new(pitch / 2, pitch / 2), 45)], [45, 56, 62, 67.5]);
    }

    // Between every four decagons stays a bow tie, as in the oldest five-fold walls; it is left plain.
    private static Tiling Decagons()
    {
        var great = new Tile(10, default, 0);
        return new(Point.At(2 * great.Apothem, 0), Point.At(2 * great.Apothem, 72), [great], [54, 60, 66, 72]);
    }

    private static Tiling Dodecagons()
    {
        var great = new Tile(12, default, 0);
        var (across, along, third) = Hexagonal(2 * great.Apothem);
        return new(across, along, [great, new(3, third, 90), new(3, 2 * third, 30)], [60, 66, 70, 75]);
    }

    private static Tiling DodecagonsAndHexagons()
    {
        var great = new Tile(12, default, 0);
        var (across, along, third) = Hexagonal((2 * great.Apothem) + 1);
        Tile[] tiles =
        [
            great, new(6, third, 30), new(6, 2 * third, 30),
            new(4, 0.5 * across, 0), new(4, 0.5 * along, 60), new(4, 0.5 * (along - across), 120),
        ];
        return new(across, along, tiles, [55, 60, 67.5, 75]);
    }

    private static (Point Across, Point Along, Point Third) Hexagonal(double pitch)
    {
        var (across, along) = (Point.At(pitch, 0), Point.At(pitch, 60));
        return (across, along, 1.0 / 3 * (across + along));
    }
}
