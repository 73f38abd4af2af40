namespace Nashra.Arabic.Analysis;

/// <summary>Spells a Latin name in Arabic letters: each sound has its usual spellings, and the likeliest whole words are kept.</summary>
internal static class LatinToArabic
{
    private const int Weighed = 64;
    private const int Kept = 12;

    // The longest first. Of several spellings the first is the commonest in the Arabic press; "" is a short vowel left out.
    private static readonly (string Sound, string[] Spellings)[] Sounds =
    [
        ("sch", ["ش"]), ("tch", ["تش"]), ("ch", ["تش", "ش", "ك"]), ("sh", ["ش"]), ("kh", ["خ"]), ("gh", ["غ"]), ("th", ["ث", "ت"]),
        ("dh", ["ذ", "ظ", "ض"]), ("ph", ["ف"]), ("ck", ["ك"]), ("qu", ["كو", "ق"]), ("ou", ["و"]), ("oo", ["و"]), ("ee", ["ي"]),
        ("ea", ["ي"]), ("ai", ["اي", "ي"]), ("ay", ["اي", "ي"]), ("ei", ["اي", "ي"]), ("au", ["او", "و"]), ("aa", ["ا"]),
        ("a", ["ا", ""]), ("b", ["ب"]), ("c", ["ك", "س"]), ("d", ["د", "ض"]), ("e", ["", "ي"]), ("f", ["ف"]), ("g", ["غ", "ج"]),
        ("h", ["ه", "ح"]), ("i", ["ي", ""]), ("j", ["ج"]), ("k", ["ك", "ق"]), ("l", ["ل"]), ("m", ["م"]), ("n", ["ن"]), ("o", ["و", ""]),
        ("p", ["ب"]), ("q", ["ق"]), ("r", ["ر"]), ("s", ["س", "ص"]), ("t", ["ت", "ط"]), ("u", ["و", "", "ا"]), ("v", ["ف"]), ("w", ["و"]),
        ("x", ["كس"]), ("y", ["ي"]), ("z", ["ز"]),
    ];

    public static IReadOnlyList<string> Candidates(string latin)
    {
        if (!latin.Any(char.IsAsciiLetterLower) || latin.Length > Analyzer.LongestForm)
        {
            return [];
        }

        List<Spelled> spelled = [new("", 0)];
        for (var at = 0; at < latin.Length;)
        {
            var (sound, spellings) = SoundAt(latin, at);
            spelled = spelled
                .SelectMany(word => spellings.Select((spelling, rank) => new Spelled(word.Letters + spelling, word.Cost + rank)))
                .OrderBy(word => word.Cost).Take(Weighed).ToList();
            at += sound;
        }

        // A spelling that the language knows is likelier than one that only the table gives.
        return spelled.Where(word => word.Letters.Length > 1)
            .OrderBy(word => word.Cost - (Stemmer.IsKnown(word.Letters) ? 3 : 0))
            .Select(word => word.Letters).Distinct().Take(Kept).ToList();
    }

    private static (int Length, string[] Spellings) SoundAt(string latin, int at)
    {
        foreach (var (sound, spellings) in Sounds)
        {
            if (string.CompareOrdinal(latin, at, sound, 0, sound.Length) == 0)
            {
                return (Doubled(latin, at, sound), at == 0 ? Opening(sound) ?? spellings : at + sound.Length == latin.Length ? Closing(sound) ?? spellings : spellings);
            }
        }

        return (1, [latin[at] is ' ' or '-' ? " " : ""]);
    }

    private static int Doubled(string latin, int at, string sound) =>
        sound.Length == 1 && at + 1 < latin.Length && latin[at + 1] == sound[0] ? 2 : sound.Length;

    private static string[]? Opening(string sound) => sound switch
    {
        "a" => ["ا", "ع"],
        "e" or "i" => ["ا", "اي", "ع"],
        "o" or "u" or "ou" or "oo" => ["او", "ا", "ع"],
        _ => null,
    };

    private static string[]? Closing(string sound) => sound switch
    {
        "a" => ["ا", "ة"],
        "e" => ["", "ي"],
        "i" => ["ي"],
        "o" => ["و"],
        "h" => ["ه", "ة"],
        _ => null,
    };

    private sealed record Spelled(string Letters, int Cost);
}
