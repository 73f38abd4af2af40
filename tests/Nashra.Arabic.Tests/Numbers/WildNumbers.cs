using FsCheck;
using FsCheck.Fluent;

namespace Nashra.Arabic.Tests.Numbers;

/// <summary>Decimals of every size and scale.</summary>
internal static class WildNumbers
{
    private static readonly Gen<decimal> Any =
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        from middle in Gen.OneOf(Gen.Constant(0), Gen.Choose(int.MinValue, int.MaxValue))
        from high in Gen.OneOf(Gen.Constant(0), Gen.Choose(int.MinValue, int.MaxValue))
        from scale in Gen.Choose(0, 28)
        from isNegative in Gen.Elements(true, false)
        select new decimal(low, middle, high, isNegative, (byte)scale);

    public static void Hold(Func<decimal, bool> rule) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000).WithQuietOnSuccess(true), Prop.ForAll(Any.ToArbitrary(), rule));
}
