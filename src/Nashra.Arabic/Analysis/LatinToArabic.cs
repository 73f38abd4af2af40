using System.Text;

namespace Nashra.Arabic.Analysis;

/// <summary>Spells a Latin name in Arabic letters.</summary>
internal static class LatinToArabic
{
    public static IReadOnlyList<string> Candidates(string latin)
    {
        var spelled = new StringBuilder();
        foreach (var letter in latin)
        {
            spelled.Append(Letter(letter));
        }

        return spelled.Length == 0 ? [] : [spelled.ToString()];
    }

    private static string Letter(char letter) => letter switch
    {
        'a' => "ا",
        'b' or 'p' => "ب",
        'c' or 'k' => "ك",
        'd' => "د",
        'e' or 'i' or 'y' => "ي",
        'f' or 'v' => "ف",
        'g' => "غ",
        'h' => "ه",
        'j' => "ج",
        'l' => "ل",
        'm' => "م",
        'n' => "ن",
        'o' or 'u' or 'w' => "و",
        'q' => "ق",
        'r' => "ر",
        's' => "س",
        't' => "ت",
        'x' => "كس",
        'z' => "ز",
        _ => "",
    };
}
