using System.Text.RegularExpressions;
using Nashra.Arabic;

namespace Nashra.Import.Archive;

/// <summary>Who wrote an article, from where and through whom, as a newspaper's byline mixes them: «لندن: رنيم حنوش», «واس - الرياض», «أحمد الشميري (صنعاء)».</summary>
internal sealed partial record Byline(IReadOnlyList<string> Persons, string Agency, string Dateline, string Shown)
{
    private const int LongestShown = 300;
    private const int MostPersons = 6;

    /// <summary>Never fails: what cannot be understood is shown as it came, without an author's page.</summary>
    public static Byline Read(string text)
    {
        var line = CleanText.Line(text).Trim(' ', ':', '-', '–', '،', ',', '.', '|');
        if (line.Length is 0 or > LongestShown || !line.Any(Bidi.IsArabicLetter))
        {
            return new Byline([], "", "", line.Length > LongestShown ? "" : line);
        }

        var parts = Parts(line).ToList();
        var places = parts.Where(BylineWords.IsPlace).ToList();
        var agencies = parts.Where(BylineWords.IsAgency).ToList();
        var persons = parts.Where(part => BylineWords.IsPerson(part, isAlone: parts.Count == 1)).Select(WithoutTitle).Distinct(StringComparer.Ordinal).Take(MostPersons).ToList();
        var named = persons.Count > 0 ? persons : agencies;
        return new Byline(persons, string.Join("، ", agencies), TextCut.AtWord(string.Join("، ", places), 90), named.Count > 0 ? string.Join("، ", named) : line);
    }

    private static IEnumerable<string> Parts(string line) =>
        Divider().Split(line).SelectMany(Signatures).Select(part => part.Trim(' ', '«', '»', '"', '.', '“', '”', '\'', '‘', '’')).Where(part => part.Length > 1);

    // «أ وب»: the second name follows the conjunction directly, and what precedes it is a whole name.
    private static IEnumerable<string> Signatures(string part)
    {
        var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var at = 2; at < words.Length - 1; at++)
        {
            if (words[at][0] == 'و' && words[at].Length > 3 && BylineWords.IsGivenName(words[at][1..]) && !BylineWords.IsGivenName(words[at]))
            {
                return [string.Join(' ', words[..at]), string.Join(' ', [words[at][1..], .. words[(at + 1)..]])];
            }
        }

        return [part];
    }

    // «أحمد يونس القاهرة», «جدة وليد العمير»: a place may stand beside a name without any sign between them.
    private static string WithoutTitle(string person)
    {
        var words = Title().Replace(person, "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        words = words.Length > 2 && BylineWords.IsPlace(words[^1]) ? words[..^1] : words;
        return string.Join(' ', words.Length > 2 && BylineWords.IsPlace(words[0]) && BylineWords.IsGivenName(words[1]) ? words[1..] : words);
    }

    [GeneratedRegex(@"\s*[-–—ـ:،,؛;/|()\[\]]+\s*|\s+(من|و)\s+|\s{2,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Divider();

    [GeneratedRegex(@"^(بقلم|كتب|كتبت|ترجمة|تصوير|إعداد|تحقيق|متابعة)\s+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Title();
}
