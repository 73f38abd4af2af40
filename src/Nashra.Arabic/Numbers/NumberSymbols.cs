using System.Net;

namespace Nashra.Arabic;

/// <summary>The separators and the percent sign that numbers wear, as in CLDR's numbering systems <c>latn</c> and <c>arab</c>.</summary>
internal static class NumberSymbols
{
    public const char ArabicDecimal = '٫'; // U+066B
    public const char ArabicGroup = '٬'; // U+066C
    public const char ArabicPercent = '٪'; // U+066A

    /// <summary>The character at <paramref name="at"/> as the policy writes it, when it belongs to a number; else as it is.</summary>
    public static char Written(ReadOnlySpan<char> piece, int at, DigitPolicy policy) => (policy, piece[at]) switch
    {
        (DigitPolicy.ArabicIndic, '.') when IsBetweenDigits(piece, at) && !MayDivideThousands(piece, at) => ArabicDecimal,
        (DigitPolicy.ArabicIndic, ',') when IsBetweenDigits(piece, at) && LeadsThreeDigits(piece, at) => ArabicGroup,
        (DigitPolicy.ArabicIndic, '%') when TouchesDigit(piece, at) => ArabicPercent,
        (DigitPolicy.Western, ArabicDecimal) when IsBetweenDigits(piece, at) => '.',
        (DigitPolicy.Western, ArabicGroup) when IsBetweenDigits(piece, at) => ',',
        (DigitPolicy.Western, ArabicPercent) when TouchesDigit(piece, at) => '%',
        var (_, same) => same,
    };

    /// <summary>
    /// Versions, IP addresses and dotted dates, which hold several full stops, and international phone numbers, which lead with +.
    /// Thousands divided by full stops (58.500.000), as many papers write them, are no code.
    /// </summary>
    public static bool IsCode(ReadOnlySpan<char> piece)
    {
        var (digits, stops, thousands) = (0, 0, 0);
        for (var at = 0; at < piece.Length; at++)
        {
            digits += Digits.IsDigit(piece[at]) ? 1 : 0;
            stops += piece[at] is '.' && IsBetweenDigits(piece, at) ? 1 : 0;
            thousands += piece[at] is '.' && MayDivideThousands(piece, at) ? 1 : 0;
        }

        var isAddress = stops == 3 && IPAddress.TryParse(piece.Trim(".,:;"), out _);
        return isAddress || (stops > 1 && thousands < stops) || (piece[0] is '+' && digits >= 7);
    }

    // 20.000 is twenty thousand in one paper and twenty in another: the stop stays as its writer typed it.
    private static bool MayDivideThousands(ReadOnlySpan<char> piece, int at)
    {
        var start = at;
        while (start > 0 && at - start < 4 && Digits.IsDigit(piece[start - 1]))
        {
            start--;
        }

        var isLoneZero = start == at - 1 && Digits.ValueOf(piece[start]) == 0;
        var isGrouped = start > 0 && piece[start - 1] is ',' or ArabicGroup;
        return at - start is >= 1 and <= 3 && LeadsThreeDigits(piece, at) && !isLoneZero && !isGrouped;
    }

    private static bool LeadsThreeDigits(ReadOnlySpan<char> piece, int at) =>
        IsDigitAt(piece, at + 1) && IsDigitAt(piece, at + 2) && IsDigitAt(piece, at + 3) && !IsDigitAt(piece, at + 4);

    private static bool IsBetweenDigits(ReadOnlySpan<char> piece, int at) => IsDigitAt(piece, at - 1) && IsDigitAt(piece, at + 1);

    private static bool TouchesDigit(ReadOnlySpan<char> piece, int at) => IsDigitAt(piece, at - 1) || IsDigitAt(piece, at + 1);

    private static bool IsDigitAt(ReadOnlySpan<char> piece, int at) => at >= 0 && at < piece.Length && Digits.IsDigit(piece[at]);
}
