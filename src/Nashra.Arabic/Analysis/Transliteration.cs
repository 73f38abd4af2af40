namespace Nashra.Arabic.Analysis;

/// <summary>Lets names meet across scripts and spellings: Netanyahu, نتنياهو and نتانياهو.</summary>
public static class Transliteration
{
    /// <summary>The consonants of a name, alike for every usual spelling of it in Arabic or Latin letters.</summary>
    /// <param name="word">One word in either script.</param>
    /// <returns>
    /// Lower-case ASCII letters of consonant classes; empty when the word holds none of either script. Keys of fewer than
    /// three letters are shared by many words and prove little.
    /// </returns>
    public static string Key(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return Skeleton.Of(Folding.Fold(word));
    }

    /// <summary>Likely Arabic spellings of a Latin name, folded, the likeliest first: Netanyahu gives نتانياهو and نتنياهو.</summary>
    /// <returns>At most twelve; empty when the name holds no Latin letter or is longer than <see cref="Analyzer.LongestForm"/>.</returns>
    public static IReadOnlyList<string> ToArabic(string latin)
    {
        ArgumentNullException.ThrowIfNull(latin);
        return LatinToArabic.Candidates(Folding.Fold(latin));
    }

    /// <summary>A plain Latin spelling of an Arabic word, for addresses and file names; no vowels are invented.</summary>
    public static string ToLatin(string arabic)
    {
        ArgumentNullException.ThrowIfNull(arabic);
        return ArabicToLatin.Spell(Folding.Fold(arabic));
    }
}
