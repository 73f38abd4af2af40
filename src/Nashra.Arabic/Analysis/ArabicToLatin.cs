using System.Text;

namespace Nashra.Arabic.Analysis;

/// <summary>Spells an Arabic word in plain Latin letters (after the ALA-LC romanisation table, without its marks).</summary>
internal static class ArabicToLatin
{
    public static string Spell(string folded)
    {
        var spelled = new StringBuilder();
        for (var at = 0; at < folded.Length; at++)
        {
            spelled.Append(folded[at] switch
            {
                'و' => IsVowel(folded, at) ? "u" : "w",
                'ي' => IsVowel(folded, at) ? "i" : "y",
                var letter => Letter(letter),
            });
        }

        return spelled.ToString();
    }

    // Between consonants و and ي are long vowels; at the beginning and beside another long vowel they are w and y.
    private static bool IsVowel(string word, int at) =>
        at > 0 && char.IsLetter(word[at - 1]) && !IsLong(word[at - 1]) && !(at + 1 < word.Length && IsLong(word[at + 1]));

    private static bool IsLong(char letter) => letter is 'ا' or 'و' or 'ي';

    private static string Letter(char letter) => letter switch
    {
        'ا' or 'ة' => "a",
        'ب' => "b",
        'ت' or 'ط' => "t",
        'ث' => "th",
        'ج' => "j",
        'ح' or 'ه' => "h",
        'خ' => "kh",
        'د' or 'ض' => "d",
        'ذ' => "dh",
        'ر' => "r",
        'ز' or 'ظ' => "z",
        'س' or 'ص' => "s",
        'ش' => "sh",
        'غ' => "gh",
        'ف' => "f",
        'ق' => "q",
        'ك' => "k",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        'ء' or 'ع' => "",
        _ => letter.ToString(),
    };
}
