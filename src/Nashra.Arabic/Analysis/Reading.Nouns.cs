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
        if (word[^1] is 'ت')
        {
            ReadRestored(word[..^1], 'ة', word.Length, penalty); // first: قوتها is more often her force than her food
        }

        ReadNoun(word, penalty);
        if (word is [.., 'ا', 'و' or 'ي'])
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
}
