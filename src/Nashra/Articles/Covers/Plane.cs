using System.Runtime.InteropServices;

namespace Nashra.Articles.Covers;

/// <summary>A point or vector of the plane, in units of one tile's edge.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Point(double X, double Y)
{
    public double Length => Math.Sqrt((X * X) + (Y * Y));

    public static Point At(double radius, double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        return new(radius * cos, radius * sin);
    }

    public Point Turned(double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        return new((X * cos) - (Y * sin), (X * sin) + (Y * cos));
    }

    public static Point operator +(Point a, Point b) => new(a.X + b.X, a.Y + b.Y);

    public static Point operator -(Point a, Point b) => new(a.X - b.X, a.Y - b.Y);

    public static Point operator *(double factor, Point a) => new(factor * a.X, factor * a.Y);
}

/// <summary>A regular polygon with edges of length one. <paramref name="Turn"/> is the direction of its first edge's normal, in degrees.</summary>
internal sealed record Tile(int Sides, Point Centre, double Turn)
{
    public bool IsGreat => Sides >= 8;

    /// <summary>Distance from the centre to the middle of an edge.</summary>
    public double Apothem => 0.5 / Math.Tan(Math.PI / Sides);
}
