using System.Collections.Frozen;

namespace Nashra.Arabic.Analysis;

/// <summary>Reads what was typed with the keyboard left on the other language (Arabic 101 and US layouts).</summary>
public static class KeyboardLayout
{
    private const int LongestQuery = 200;
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

    /// <summary>The text that was probably meant, when the keyboard was left on the other language.</summary>
    /// <returns>
    /// Null unless every word is a word of the other language: Latin keys must give known Arabic words,
    /// Arabic keys must give none themselves and Latin words that can be pronounced.
    /// </returns>
    public static string? Correct(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (typed.Length > LongestQuery || string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        return typed.Any(char.IsAsciiLetter) ? CorrectToArabic(typed) : CorrectToLatin(typed);
    }

    private static string? CorrectToArabic(string typed)
    {
        var arabic = ToArabic(typed);
        return Words(arabic).All(word => Stemmer.IsKnown(Folding.Fold(word))) ? arabic : null;
    }

    private static string? CorrectToLatin(string typed)
    {
        var latin = ToLatin(typed);
        return Words(typed).All(word => !Stemmer.IsKnown(Folding.Fold(word))) && Words(latin).All(IsPronounceable) ? latin : null;
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool IsPronounceable(string word)
    {
        var vowels = word.Count(letter => "aeiouy".Contains(letter, StringComparison.Ordinal));
        return word.Length > 2 && word.All(char.IsAsciiLetter) && vowels * 5 >= word.Length && vowels < word.Length;
    }
}
