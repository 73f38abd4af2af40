namespace Nashra.Arabic;

/// <summary>Which noun form goes with a number. Source: Unicode CLDR, <c>supplemental/plurals</c>, cardinal rules of <c>ar</c> and <c>en</c>.</summary>
public static class Plurals
{
    /// <summary>
    /// A number as it is written (its scale counts: 1.0m shows a fraction digit) and a language tag in; the category out.
    /// Tags are read by their first subtag (<c>ar-EG</c> is Arabic). A language without rules here gets
    /// <see cref="PluralCategory.Other"/>, which is CLDR's root rule. Integers of any size convert implicitly.
    /// </summary>
    public static PluralCategory Category(decimal number, string language = "ar") =>
        Category(PluralOperands.Of(number), language);

    /// <summary>The same from operands already at hand, for numbers written otherwise than a <see cref="decimal"/> can hold.</summary>
    public static PluralCategory Category(PluralOperands operands, string language = "ar") => PrimarySubtag(language) switch
    {
        "ar" => Arabic(operands.N),
        "en" => operands is { I: 1, V: 0 } ? PluralCategory.One : PluralCategory.Other,
        _ => PluralCategory.Other,
    };

    private static PluralCategory Arabic(decimal n) => n switch
    {
        0 => PluralCategory.Zero,
        1 => PluralCategory.One,
        2 => PluralCategory.Two,
        _ => (n % 100) switch
        {
            var fraction when fraction != decimal.Truncate(fraction) => PluralCategory.Other,
            >= 3 and <= 10 => PluralCategory.Few,
            >= 11 and <= 99 => PluralCategory.Many,
            _ => PluralCategory.Other,
        },
    };

    private static string PrimarySubtag(string language) => language.Split('-', '_')[0].ToLowerInvariant();
}
