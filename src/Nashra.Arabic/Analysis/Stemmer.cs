namespace Nashra.Arabic.Analysis;

/// <summary>
/// Reduces a folded form to the stem that its inflections share. The lexicon decides where affixes end: of the readings
/// that leave a known word the one with the longest core wins, so والد keeps its و and لبنان its ان. Words that the
/// lexicon does not know lose only affixes that are safe for names.
/// </summary>
public static class Stemmer
{
    /// <summary>The stem of one word.</summary>
    /// <param name="foldedForm">A form as <see cref="Folding.Fold"/> gives it, without spaces.</param>
    /// <returns>The stem: folded letters, never empty for a form that is not; a known word's is its headword.</returns>
    public static string Stem(string foldedForm)
    {
        ArgumentNullException.ThrowIfNull(foldedForm);
        if (foldedForm.Length < 2 || !IsArabic(foldedForm[0]))
        {
            return foldedForm;
        }

        var reading = new Reading(foldedForm);
        return reading.Best() ?? LightStemmer.Stem(foldedForm);
    }

    /// <summary>Whether the lexicon finds a word in the form.</summary>
    internal static bool IsKnown(string foldedForm) => foldedForm.Length > 2 && new Reading(foldedForm).Best() is not null;

    private static bool IsArabic(char letter) => letter is >= 'ء' and <= 'ي';
}
