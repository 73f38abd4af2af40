using System.Collections.Frozen;

namespace Nashra.Arabic.Analysis;

/// <summary>Reads what was typed with the keyboard left on the other language (Arabic 101 and US layouts).</summary>
public static class KeyboardLayout
{
    private const string LatinKeys = "`qwertyuiop[]asdfghjkl;'zxcvnm,./";
    private const string ArabicKeys = "ذضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظ";

    // The key b types two letters; the shifted keys carry the hamza forms and the punctuation.
    private static readonly FrozenDictionary<char, string> ToArabicKeys = LatinKeys.Zip(ArabicKeys, (latin, arabic) => (latin, arabic: arabic.ToString()))
        .Concat([('b', "لا"), ('B', "لآ"), ('G', "لأ"), ('T', "لإ"), ('H', "أ"), ('Y', "إ"), ('N', "آ"), ('K', "،"), ('P', "؛"), ('?', "؟"), ('J', "ـ")])
        .ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2);

    private static readonly FrozenDictionary<char, char> ToLatinKeys = ArabicKeys.Zip(LatinKeys, KeyValuePair.Create)
        .Concat([KeyValuePair.Create('أ', 'H'), KeyValuePair.Create('إ', 'Y'), KeyValuePair.Create('آ', 'N')])
        .ToFrozenDictionary();

    /// <summary>The Arabic text that the same keys give: <c>lwv</c> is مصر.</summary>
    /// <returns>The text, keys without an Arabic letter unchanged.</returns>
    public static string ToArabic(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return string.Concat(typed.Select(key =>
            ToArabicKeys.TryGetValue(key, out var letters) || ToArabicKeys.TryGetValue(char.ToLowerInvariant(key), out letters) ? letters : key.ToString()));
    }

    /// <summary>The Latin text that the same keys give: ىثصس is news.</summary>
    public static string ToLatin(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return string.Concat(typed.Replace("لا", "b", StringComparison.Ordinal).Select(letter => ToLatinKeys.GetValueOrDefault(letter, letter)));
    }
}
