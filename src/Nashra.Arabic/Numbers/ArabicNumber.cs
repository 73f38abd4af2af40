using System.Globalization;

namespace Nashra.Arabic;

/// <summary>Numbers as Arabic prose writes them. Symbols and patterns: Unicode CLDR, <c>ar</c>, numbering systems <c>latn</c> and <c>arab</c>.</summary>
public static class ArabicNumber
{
    /// <summary>
    /// A number in; its digits grouped by thousands out: 1234567.50m gives «1,234,567.50» or «١٬٢٣٤٬٥٦٧٫٥٠».
    /// The fraction digits of the decimal are kept as they are. Integers of any size convert implicitly.
    /// A negative number comes isolated, so that its minus stays in front of it on a line of either direction.
    /// </summary>
    public static string Format(decimal number, DigitPolicy digits) =>
        number < 0 ? Isolated(Signed(number, digits), digits) : Signed(number, digits);

    /// <summary>
    /// A percentage in, 15 for fifteen per cent; «15%» or «١٥٪» out, isolated: a bare sign jumps to the other side
    /// of a Western number that follows an Arabic word (UAX #9, rules W2 and W5). Where CLDR holds the sign with marks,
    /// which still fail beside Latin words, an isolate holds the whole.
    /// </summary>
    public static string Percent(decimal percentage, DigitPolicy digits) =>
        Isolated(Signed(percentage, digits) + (digits is DigitPolicy.Western ? '%' : NumberSymbols.ArabicPercent), digits);

    private static string Signed(decimal number, DigitPolicy digits)
    {
        var format = "N" + number.Scale.ToString(CultureInfo.InvariantCulture);
        var western = (number < 0 ? "-" : "") + Math.Abs(number).ToString(format, CultureInfo.InvariantCulture);
        return digits is DigitPolicy.Western ? western : InArabicIndic(western);
    }

    private static string InArabicIndic(string western) =>
        Digits.ToArabicIndic(western.Replace('.', NumberSymbols.ArabicDecimal).Replace(',', NumberSymbols.ArabicGroup));

    // Arabic-Indic numbers are read with their signs from right to left, Western ones from left to right.
    private static string Isolated(string number, DigitPolicy digits) =>
        Bidi.Isolate(number, digits is DigitPolicy.Western ? TextDirection.LeftToRight : TextDirection.RightToLeft);
}
