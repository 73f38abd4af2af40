using System.Globalization;

namespace Nashra.Arabic;

/// <summary>Numbers as Arabic prose writes them. Symbols and patterns: Unicode CLDR, <c>ar</c>, numbering systems <c>latn</c> and <c>arab</c>.</summary>
public static class ArabicNumber
{
    /// <summary>
    /// A number in; its digits grouped by thousands out: 1234567.50m gives «1,234,567.50» or «١٬٢٣٤٬٥٦٧٫٥٠».
    /// The fraction digits of the decimal are kept as they are. A minus is led by a mark that holds it
    /// in front of its number inside a right-to-left line (CLDR's <c>minusSign</c>).
    /// </summary>
    public static string Format(decimal number, DigitPolicy digits)
    {
        var sign = decimal.IsNegative(number) && number != 0 ? MinusSign(digits) : "";
        var western = Math.Abs(number).ToString("N" + number.Scale.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return sign + (digits is DigitPolicy.Western ? western : InArabicIndic(western));
    }

    /// <summary>
    /// A percentage in, 15 for fifteen per cent; «15%» or «١٥٪» out, with the marks of CLDR's <c>percentSign</c>,
    /// without which the sign jumps to the other side of a Western number that follows an Arabic word (UAX #9, rules W2 and W5).
    /// </summary>
    public static string Percent(decimal percentage, DigitPolicy digits) =>
        Format(percentage, digits) + (digits is DigitPolicy.Western ? "\u200E%\u200E" : "٪\u061C");

    private static string MinusSign(DigitPolicy digits) => digits is DigitPolicy.Western ? "\u200E-" : "\u061C-";

    private static string InArabicIndic(string western) =>
        Digits.ToArabicIndic(western.Replace('.', NumberSymbols.ArabicDecimal).Replace(',', NumberSymbols.ArabicGroup));
}
