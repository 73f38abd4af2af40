using System.Text.Json;
using Nashra.Arabic.Analysis;

namespace Nashra.Import.Archive;

/// <summary>Which parts of a byline are places, agencies and people. Names are known by their first word; the lists stand in byline-words.json.</summary>
internal static class BylineWords
{
    private static readonly Lazy<Lists> Known = new(Lists.Read);

    public static bool IsPlace(string part) => Known.Value.Places.Contains(Key(part));

    public static bool IsAgency(string part)
    {
        var key = Key(part);
        return Known.Value.Agencies.Contains(key) || Known.Value.Agencies.Contains(key.Split(' ')[0]) && key.Split(' ').Length <= 2 && !IsGivenName(key.Split(' ')[0]);
    }

    public static bool IsGivenName(string word) => Known.Value.GivenNames.Contains(Key(word));

    /// <summary>Two to six words of letters that begin as names do. A byline that is nothing else is believed more easily.</summary>
    public static bool IsPerson(string part, bool isAlone)
    {
        var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is < 2 or > 6 || IsPlace(part) || IsAgency(part) || part.Any(c => !char.IsLetter(c) && c is not (' ' or '.' or '\u0640') && !char.IsSurrogate(c)))
        {
            return false;
        }

        if (words[0] is "على") // folds like the name علي, but is «on»
        {
            return false;
        }

        var first = words[0].TrimEnd('.') is "د" or "أ" or "م" ? words[1] : words[0];
        var isNamed = IsGivenName(first) || Key(first) is "ابو" or "ام" or "بن" or "ال" || Array.Exists(words, word => word is "بن" or "آل" or "بنت" or "أبو");
        return !Known.Value.NotNames.Overlaps(words.Select(Key)) && (isNamed || (isAlone && words.Length is 2 or 3));
    }

    private static string Key(string text) => Folding.Fold(text).Trim();

    private sealed record Lists(HashSet<string> Places, HashSet<string> Agencies, HashSet<string> GivenNames, HashSet<string> NotNames)
    {
        public static Lists Read()
        {
            using var stream = typeof(BylineWords).Assembly.GetManifestResourceStream("Nashra.Import.Archive.byline-words.json")!;
            var lists = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
            return new Lists(Keys(lists["places"]), Keys(lists["agencies"]), Keys(lists["givenNames"]), Keys(lists["notNames"]));
        }

        private static HashSet<string> Keys(string list) =>
            list.Split('،', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Key).ToHashSet(StringComparer.Ordinal);
    }
}
