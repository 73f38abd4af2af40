using System.Text;

namespace Nashra.Arabic.Analysis;

/// <summary>Consonant classes shared by both scripts: letters that one name is spelled with in different newsrooms fall together.</summary>
internal static class Skeleton
{
    private static readonly (string Latin, char Class)[] Clusters =
    [
        ("tch", 'j'), ("sch", 'x'), ("kh", 'k'), ("gh", 'g'), ("sh", 'x'), ("ch", 'x'), ("th", 't'), ("dh", 'd'), ("ph", 'f'), ("ck", 'k'), ("qu", 'k'), ("zh", 'j'), ("dj", 'j'), ("ts", 's'), ("tz", 's'),
    ];

    public static string Of(string folded)
    {
        var key = new StringBuilder();
        for (var at = 0; at < folded.Length;)
        {
            var letter = ClassAt(folded, at, out var width);
            if (letter != '\0' && (key.Length == 0 || key[^1] != letter))
            {
                key.Append(letter);
            }

            at += width;
        }

        return key.ToString();
    }

    private static char ClassAt(string word, int at, out int width)
    {
        foreach (var (latin, letter) in Clusters)
        {
            if (string.CompareOrdinal(word, at, latin, 0, latin.Length) == 0)
            {
                width = latin.Length;
                return letter;
            }
        }

        width = 1;
        return Class(word[at]);
    }

    private static char Class(char letter) => letter switch
    {
        'ب' or 'b' or 'p' => 'b',
        'ت' or 'ط' or 'ث' or 't' => 't',
        'ج' or 'غ' or 'j' or 'g' => 'g',
        'ح' or 'ه' or 'ة' or 'h' => '\0',
        'خ' or 'ك' or 'ق' or 'k' or 'q' or 'c' => 'k',
        'د' or 'ض' or 'ذ' or 'ظ' or 'd' => 'd',
        'ر' or 'r' => 'r',
        'ز' or 'س' or 'ص' or 's' or 'z' => 's',
        'ش' => 'x',
        'ف' or 'f' or 'v' => 'f',
        'ل' or 'l' => 'l',
        'م' or 'm' => 'm',
        'ن' or 'n' => 'n',
        'x' => 's',
        _ => '\0',
    };
}
