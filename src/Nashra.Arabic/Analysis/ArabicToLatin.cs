using System.Text;

namespace Nashra.Arabic.Analysis;

/// <summary>Spells an Arabic word in plain Latin letters (after ISO 233-3 and ALA-LC, without their marks).</summary>
internal static class ArabicToLatin
{
    public static string Spell(string folded)
    {
        var spelled = new StringBuilder();
        foreach (var letter in folded)
        {
            spelled.Append(Letter(letter));
        }

        return spelled.ToString();
    }

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
        'و' => "w",
        'ي' => "y",
        'ء' or 'ع' => "",
        _ => letter.ToString(),
    };
}
