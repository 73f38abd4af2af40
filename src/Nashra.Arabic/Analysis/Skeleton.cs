using System.Text;

namespace Nashra.Arabic.Analysis;

/// <summary>
/// Consonant classes that both scripts share. Letters that newsrooms exchange in one name fall together: Google is غوغل,
/// جوجل, قوقل and كوكل; vowels, h and ع go, save for what a name begins with.
/// </summary>
internal static class Skeleton
{
    private const char None = '\0';

    // The longest first; the class of each, x for the sounds of ش.
    private static readonly (string Letters, string Classes)[] Clusters =
    [
        ("tch", "x"), ("sch", "x"), ("ght", "t"), ("ngt", "nt"), ("sh", "x"), ("ch", "x"), ("تش", "x"), ("kh", "k"), ("gh", "k"),
        ("zh", "k"), ("dj", "k"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("ce", "s"), ("ci", "s"), ("cy", "s"), ("x", "ks"),
    ];

    public static string Of(string folded)
    {
        var key = new StringBuilder();
        var last = None;
        for (var at = 0; at < folded.Length;)
        {
            var classes = ClassesAt(folded, at, out var width);
            if (at == 0 && classes is "")
            {
                key.Append(Opening(folded[0]));
            }
            else if (classes is not "" && classes[0] != last)
            {
                key.Append(classes);
            }

            last = classes is "" ? None : classes[^1]; // only letters that touch are doubled: محمد keeps both of its م
            at += width;
        }

        return key.ToString();
    }

    private static string ClassesAt(string word, int at, out int width)
    {
        foreach (var (letters, classes) in Clusters)
        {
            if (string.CompareOrdinal(word, at, letters, 0, letters.Length) == 0)
            {
                width = letters.Length;
                return classes;
            }
        }

        width = 1;
        return Class(word[at]) is not None and var letter ? letter.ToString() : "";
    }

    private static string Opening(char letter) => letter switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' or 'ا' or 'ع' or 'ء' => "a",
        'h' or 'ه' or 'ح' => "h",
        'w' or 'و' => "w",
        'y' or 'ي' => "y",
        _ => "",
    };

    private static char Class(char letter) => letter switch
    {
        'ب' or 'b' or 'p' => 'b',
        'ت' or 'ط' or 'ث' or 't' => 't',
        'ج' or 'غ' or 'ق' or 'ك' or 'خ' or 'g' or 'j' or 'k' or 'q' or 'c' => 'k',
        'د' or 'ض' or 'ذ' or 'ظ' or 'd' => 'd',
        'ر' or 'r' => 'r',
        'ز' or 'س' or 'ص' or 's' or 'z' => 's',
        'ش' => 'x',
        'ف' or 'f' or 'v' => 'f',
        'ل' or 'l' => 'l',
        'م' or 'm' => 'm',
        'ن' or 'n' => 'n',
        _ => None,
    };
}
