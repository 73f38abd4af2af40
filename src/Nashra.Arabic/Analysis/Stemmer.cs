namespace Nashra.Arabic.Analysis;

/// <summary>Reduces a folded form to the stem that its inflections share.</summary>
public static class Stemmer
{
    private static readonly string[] Prefixes = ["وال", "بال", "كال", "فال", "ولل", "ال", "لل"];
    private static readonly string[] Suffixes = ["هما", "ات", "ها", "هم", "هن", "نا", "ان", "ون", "ين", "ية", "يه", "ه", "ة", "ي"];

    /// <summary>The stem of one word.</summary>
    /// <param name="foldedForm">A form as <see cref="Folding.Fold"/> gives it, without spaces.</param>
    /// <returns>The stem: folded letters, never empty for a form that is not.</returns>
    public static string Stem(string foldedForm)
    {
        ArgumentNullException.ThrowIfNull(foldedForm);
        var stem = foldedForm;
        foreach (var prefix in Prefixes)
        {
            if (stem.StartsWith(prefix, StringComparison.Ordinal) && stem.Length - prefix.Length >= 3)
            {
                stem = stem[prefix.Length..];
                break;
            }
        }

        foreach (var suffix in Suffixes)
        {
            if (stem.EndsWith(suffix, StringComparison.Ordinal) && stem.Length - suffix.Length >= 3)
            {
                stem = stem[..^suffix.Length];
            }
        }

        return stem;
    }
}
