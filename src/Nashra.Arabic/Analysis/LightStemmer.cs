namespace Nashra.Arabic.Analysis;

/// <summary>Takes from a word unknown to the lexicon, most often a name, only what hardly ever belongs to one.</summary>
internal static class LightStemmer
{
    private static readonly string[] Articles = ["وبال", "ولل", "وال", "فال", "بال", "كال", "لل", "ال"];
    private static readonly string[] Endings = ["هما", "ات", "ها", "هم"];
    private static readonly string[] Plurals = ["ات", "ون", "ين", "ان"];

    public static string Stem(string form)
    {
        // كلينتون and بنيامين keep their last letters; behind the article an unknown word is no foreign name: الحوثيون.
        var bare = WithoutArticle(form);
        var stem = WithoutEnding(bare, form.Contains("ال", StringComparison.Ordinal) && bare.Length + 2 <= form.Length ? Plurals : Endings);
        return stem is [.. var word, 'ة' or 'ه'] && word.Length >= 3 ? word.ToString() : stem.ToString();
    }

    private static ReadOnlySpan<char> WithoutArticle(ReadOnlySpan<char> form)
    {
        foreach (var article in Articles)
        {
            if (form.StartsWith(article) && form.Length - article.Length >= 3)
            {
                return form[article.Length..];
            }
        }

        // Foreign names that begin with و mostly go on with a long vowel: ويلسون, وارسو, ووهان.
        return form is ['و', not ('ا' or 'و' or 'ي'), _, _, _, ..] ? form[1..] : form;
    }

    private static ReadOnlySpan<char> WithoutEnding(ReadOnlySpan<char> form, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (form.EndsWith(ending) && form.Length - ending.Length >= 3)
            {
                return form[..^ending.Length];
            }
        }

        return form;
    }
}
