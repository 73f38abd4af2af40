namespace Nashra.Arabic;

/// <summary>The separators that numbers wear, as in CLDR's numbering system <c>arab</c>.</summary>
internal static class NumberSymbols
{
    public const char ArabicDecimal = '٫'; // U+066B
    public const char ArabicGroup = '٬'; // U+066C
    public const char ArabicPercent = '٪'; // U+066A
}
