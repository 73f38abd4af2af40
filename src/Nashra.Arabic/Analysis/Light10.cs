namespace Nashra.Arabic.Analysis;

/// <summary>
/// The light10 rules and nothing else (Larkey, Ballesteros, Connell: Light Stemming for Arabic Information Retrieval,
/// 2007), as most search engines use them: the measure that <see cref="Stemmer"/> is held against.
/// </summary>
public static class Light10
{
    private static readonly string[] Articles = ["ال", "وال", "بال", "كال", "فال", "لل"];
    private static readonly string[] Suffixes = ["ها", "ان", "ات", "ون", "ين", "يه", "ية", "ه", "ة", "ي"];

    /// <summary>The light10 stem of one word.</summary>
    /// <param name="word">A word as written; it is normalised as light10 asks (marks and tatweel dropped, alef forms, ى, ة).</param>
    public static string Stem(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var stem = Normalize(word);
        if (stem is ['و', _, _, _, ..])
        {
            stem = stem[1..];
        }

        foreach (var article in Articles)
        {
            if (stem.StartsWith(article, StringComparison.Ordinal) && stem.Length - article.Length >= 2)
            {
                stem = stem[article.Length..];
                break;
            }
        }

        foreach (var suffix in Suffixes)
        {
            if (stem.EndsWith(suffix, StringComparison.Ordinal) && stem.Length - suffix.Length >= 2)
            {
                stem = stem[..^suffix.Length];
            }
        }

        return stem;
    }

    private static string Normalize(string word) => string.Concat(word
        .Where(letter => letter is not ('ـ' or (>= 'ً' and <= 'ْ') or 'ٰ'))
        .Select(letter => letter switch
        {
            'أ' or 'إ' or 'آ' => 'ا',
            'ى' => 'ي',
            'ة' => 'ه',
            _ => letter,
        }));
}
