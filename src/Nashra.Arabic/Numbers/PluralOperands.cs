using System.Runtime.InteropServices;

namespace Nashra.Arabic;

/// <summary>
/// What a plural rule may ask of a number (Unicode UTS #35, part 3, "Plural Operand Meanings"):
/// <paramref name="N"/> the absolute value, <paramref name="I"/> its integer digits,
/// <paramref name="V"/> and <paramref name="W"/> the count of visible fraction digits with and without trailing zeros,
/// <paramref name="F"/> and <paramref name="T"/> those digits as an integer, with and without trailing zeros.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PluralOperands(decimal N, decimal I, int V, int W, decimal F, decimal T)
{
    /// <summary>The operands of a number as it is written: 1.50m shows two fraction digits, 1.5m one.</summary>
    public static PluralOperands Of(decimal number)
    {
        var n = Math.Abs(number);
        var i = decimal.Truncate(n);
        var (v, f) = ((int)number.Scale, n - i);
        var (w, t) = WithoutTrailingZeros(v, Shifted(f, v));
        return new(n, i, v, w, Shifted(f, v), t);
    }

    private static decimal Shifted(decimal fraction, int places)
    {
        for (var i = 0; i < places; i++)
        {
            fraction *= 10;
        }

        return decimal.Truncate(fraction);
    }

    private static (int Count, decimal Digits) WithoutTrailingZeros(int count, decimal digits)
    {
        while (count > 0 && digits % 10 == 0)
        {
            (count, digits) = (count - 1, decimal.Truncate(digits / 10));
        }

        return (count, digits);
    }
}
