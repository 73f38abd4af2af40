namespace Nashra.Arabic.Analysis;

internal ref partial struct Reading
{
    // What may stand before a noun, longest first (Ryding, A Reference Grammar of Modern Standard Arabic, chapter 16).
    private static readonly string[] Articles = ["وبال", "وكال", "فبال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل", "ال"];
    private static readonly string[] Particles = ["وب", "ول", "وك", "فب", "فل", "و", "ف", "ب", "ل", "ك"];
    private static readonly string[] Pronouns = ["هما", "كما", "ها", "هم", "هن", "كم", "كن", "نا", "ني", "ه", "ك", "ي"];

    // A known word behind the article is never something else: الحد is the limit, not a form of ألحد.
    private string? ReadDefinite()
    {
        foreach (var article in Articles)
        {
            if (form.StartsWith(article, StringComparison.Ordinal))
            {
                var word = form.AsSpan(article.Length);
                if ((lexicon.NounOf(word) ?? HastyFeminine(word)) is { } noun)
                {
                    return noun.Headword;
                }

                ReadCore(word, penalty: 0);
                ReadNumber(word, penalty: 1);
            }
        }

        return null;
    }

    // The article leaves no room for a pronoun, so a final ه can only be a hasty ة: الجامعه.
    private readonly Noun? HastyFeminine(ReadOnlySpan<char> word) =>
        word is [.. var feminine, 'ه'] ? NounOf(feminine, 'ة') : null;

    private void ReadIndefinite()
    {
        ReadOwnable(form, penalty: 0);
        foreach (var particle in Particles)
        {
            if (form.StartsWith(particle, StringComparison.Ordinal))
            {
                ReadOwnable(form.AsSpan(particle.Length), penalty: particle is "و" or "ف" ? 2 : Seldom + 1);
            }
        }
    }

    private void ReadOwnable(ReadOnlySpan<char> word, int penalty)
    {
        ReadNoun(word, penalty);
        foreach (var pronoun in Pronouns)
        {
            if (word.EndsWith(pronoun) && word.Length - pronoun.Length >= 2)
            {
                ReadOwned(word[..^pronoun.Length], penalty + Distance(pronoun));
            }
        }
    }

    // What stands before a pronoun: ة is written ت, a final hamza sits on و or ي, ى is written ا.
    private void ReadOwned(ReadOnlySpan<char> word, int penalty)
    {
        ReadNoun(word, penalty);
        if (word[^1] is 'ت')
        {
            ReadRestored(word[..^1], 'ة', word.Length, penalty);
        }
        else if (word is [.., 'ا', 'و' or 'ي'])
        {
            ReadRestored(word[..^1], 'ء', word.Length - 1, penalty);
        }
        else if (word[^1] is 'ا')
        {
            ReadRestored(word[..^1], 'ي', word.Length - 1, penalty);
        }
    }

    private void ReadNoun(ReadOnlySpan<char> word, int penalty)
    {
        if (word.Length >= 2)
        {
            ReadCore(word, penalty);
            ReadNumber(word, penalty + 1);
            ReadConstruct(word, penalty + 1);
        }
    }

    // Endings of gender, number and case; each length has its own, so the first that fits is the only one.
    private void ReadNumber(ReadOnlySpan<char> word, int penalty)
    {
        switch (word)
        {
            case [.. var feminine, 'ة']:
                ReadCore(feminine, penalty);
                break;
            case [.. var feminine, 'ه']:
                ReadCore(feminine, penalty);
                ReadRestored(feminine, 'ة', feminine.Length, penalty);
                break;
            case [.. var plural, 'ا', 'ت']:
                ReadRestored(plural, 'ة', plural.Length, penalty);
                ReadCore(plural, penalty + 1);
                break;
            case [.. var dual, 'ت', 'ا' or 'ي', 'ن']:
                ReadRestored(dual, 'ة', dual.Length + 1, penalty);
                ReadCore(word[..^2], penalty);
                break;
            case [.. var seated, 'و', 'و', 'ن']:
                ReadRestored(seated, 'ي', seated.Length + 1, penalty); // لاجئون of لاجئ
                ReadCore(word[..^2], penalty);
                break;
            case [.. var numbered, 'ا' or 'و' or 'ي', 'ن']:
                ReadSingular(numbered, penalty);
                break;
            case [.. var seated, 'ي', 'ا']:
                ReadCore(word[..^1], penalty);
                ReadRestored(seated, 'ء', seated.Length + 1, penalty - 1); // شيئا of شيء
                break;
            case [.. var inflected, 'ا' or 'و' or 'ي']:
                ReadCore(inflected, penalty);
                break;
        }
    }

    // Annexed to what follows, a word has no article: القاهرت is a slip of the hand, مدينتا القاهرة is not.
    private void ReadConstruct(ReadOnlySpan<char> word, int penalty)
    {
        switch (word)
        {
            case [.. var dual, 'ت', 'ا' or 'ي']:
                ReadRestored(dual, 'ة', dual.Length + 1, penalty);
                break;
            case [.. var feminine, 'ت']:
                ReadRestored(feminine, 'ة', feminine.Length, penalty + 2);
                break;
        }
    }

    private void ReadCore(ReadOnlySpan<char> word, int penalty)
    {
        if (MayBeBest(word.Length, penalty) && lexicon.NounOf(word) is { OnlyDefinite: false } noun)
        {
            Consider(noun.Headword, word.Length, penalty);
        }
    }

    // What takes ون or ان is no plural itself: مزارعون are farmers, although مزارع also are farms.
    private void ReadSingular(ReadOnlySpan<char> word, int penalty)
    {
        if (MayBeBest(word.Length, penalty) && lexicon.NounOf(word) is { OnlyDefinite: false } noun)
        {
            Consider(noun.IsBrokenPlural ? word.ToString() : noun.Headword, word.Length, penalty);
        }
    }

    private void ReadRestored(ReadOnlySpan<char> word, char ending, int core, int penalty)
    {
        if (word.Length >= 2 && MayBeBest(core, penalty) && NounOf(word, ending) is { OnlyDefinite: false } noun)
        {
            Consider(noun.Headword, core, penalty);
        }
    }

    private readonly Noun? NounOf(ReadOnlySpan<char> word, char ending)
    {
        if (word.Length >= Analyzer.LongestForm)
        {
            return null;
        }

        Span<char> restored = stackalloc char[word.Length + 1];
        word.CopyTo(restored);
        restored[^1] = ending;
        return lexicon.NounOf(restored);
    }
}
