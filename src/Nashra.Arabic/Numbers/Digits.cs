using System.Buffers;

namespace Nashra.Arabic;

/// <summary>
/// The three sets of digits that Arabic readers type: Western (U+0030–0039), Arabic-Indic (U+0660–0669)
/// and Persian, also called extended Arabic-Indic (U+06F0–06F9). Source: Unicode, category Nd.
/// </summary>
public static class Digits
{
    private static readonly SearchValues<char> NotWestern = SearchValues.Create("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹");
    private static readonly SearchValues<char> NotArabicIndic = SearchValues.Create("0123456789۰۱۲۳۴۵۶۷۸۹");

    /// <summary>Any text in; the same text with every Arabic-Indic and Persian digit Western. Nothing else changes, and the very string comes back when nothing does.</summary>
    public static string ToWestern(string text) => Written(text, DigitPolicy.Western);

    /// <summary>Any text in; the same text with every Western and Persian digit Arabic-Indic. Nothing else changes, and the very string comes back when nothing does.</summary>
    public static string ToArabicIndic(string text) => Written(text, DigitPolicy.ArabicIndic);

    /// <summary>
    /// Arabic prose in; the same prose with its numbers in the publication's digits, and with them the decimal
    /// separator (. ٫), the grouping separator (, ٬) and the percent sign (% ٪) that touch them.
    /// Left as typed: addresses (URLs, e-mail, hashtags, IP addresses, phone numbers with +), words that mix
    /// Latin letters and digits (COVID-19, H2O, F-16), numbers that follow a Latin word (Windows 11), versions and dotted dates (2.0.1);
    /// and a full stop before three digits (20.000), which divides thousands in some papers and decimals in others, keeps its shape.
    /// Safe to repeat; linear in the text.
    /// Symbols are those of CLDR's <c>arab</c> and <c>latn</c> numbering systems for <c>ar</c>.
    /// </summary>
    public static string Apply(string text, DigitPolicy policy) => DigitProse.Rewritten(text, policy);

    /// <summary>True for a digit of any of the three sets.</summary>
    public static bool IsDigit(char c) => ValueOf(c) >= 0;

    /// <summary>The digit's value, 0 to 9; –1 for a character that is no digit of the three sets.</summary>
    public static int ValueOf(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= '٠' and <= '٩' => c - '٠',
        >= '۰' and <= '۹' => c - '۰',
        _ => -1,
    };

    /// <summary>The character that writes <paramref name="value"/> (0 to 9) under a policy.</summary>
    internal static char Written(int value, DigitPolicy policy) => (char)((policy is DigitPolicy.Western ? '0' : '٠') + value);

    /// <summary>Every digit of a text in the policy's set, whatever stands around it.</summary>
    internal static string Written(string text, DigitPolicy policy)
    {
        var hasOthers = text.AsSpan().ContainsAny(policy is DigitPolicy.Western ? NotWestern : NotArabicIndic);
        return !hasOthers ? text : string.Create(text.Length, (text, policy), static (written, source) =>
        {
            for (var i = 0; i < written.Length; i++)
            {
                var value = ValueOf(source.text[i]);
                written[i] = value < 0 ? source.text[i] : Written(value, source.policy);
            }
        });
    }
}
