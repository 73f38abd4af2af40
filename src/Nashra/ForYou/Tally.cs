using System.Runtime.InteropServices;

namespace Nashra.ForYou;

/// <summary>How often something was opened, beside how often it would have been if it were like any other.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Tally(float Opened, float Expected)
{
    public static Tally operator +(Tally left, Tally right) => new(left.Opened + right.Opened, left.Expected + right.Expected);

    public static Tally operator *(Tally tally, float share) => new(tally.Opened * share, tally.Expected * share);
}
