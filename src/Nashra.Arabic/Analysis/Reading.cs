namespace Nashra.Arabic.Analysis;

/// <summary>Tries the ways to read a form as clitics, a known word and endings, and keeps the best.</summary>
internal ref struct Reading(string form)
{
    // What may stand before a noun, longest first (Ryding, A Reference Grammar of Modern Standard Arabic, chapter 16).
    private static readonly string[] Articles = ["وبال", "وكال", "فبال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل", "ال"];
    private static readonly string[] Particles = ["وب", "ول", "وك", "فب", "فل", "و", "ف", "ب", "ل", "ك"];
    private static readonly string[] Pronouns = ["هما", "كما", "ها", "هم", "هن", "كم", "كن", "نا", "ني", "ه", "ك", "ي"];
    private static readonly string[] Conjunctions = ["", "و", "ف"];
    private static readonly string[] BeforePresent = ["س", "وس", "فس", "ل", "ول", "فل"];
    private static readonly string[] PresentEndings = ["", "ون", "ين", "ان", "وا", "ن", "ا", "ي"];
    private static readonly string[] PastEndings = ["", "ت", "وا", "تا", "ا", "نا", "تم", "ن", "و"];

    private static readonly string[] WeakLetters = ["ي", "ا", "و"];

    private readonly string form = form;
    private readonly Lexicon lexicon = Lexicon.Shared;
    private string? best;
    private int bestScore;

    /// <summary>The headword of the best reading; null when no known word is in the form.</summary>
    public string? Best()
    {
        if (lexicon.NounOf(form) is { OnlyDefinite: false } whole)
        {
            return whole.Headword;
        }

        return ReadDefinite() ?? ReadIndefinite();
    }

    // A known word behind the article is never something else: الحد is the limit, not a form of ألحد.
    private string? ReadDefinite()
    {
        foreach (var article in Articles)
        {
            if (form.StartsWith(article, StringComparison.Ordinal))
            {
                var word = form.AsSpan(article.Length);
                if ((lexicon.NounOf(word) ?? TaMarbuta(word)) is { } noun)
                {
                    return noun.Headword;
                }

                ReadNoun(word, penalty: 0, mayOwn: false);
            }
        }

        return null;
    }

    // The article leaves no room for a pronoun, so a final ه can only be a hasty ة: الجامعه.
    private Noun? TaMarbuta(ReadOnlySpan<char> word) =>
        word is [.. var feminine, 'ه'] ? lexicon.NounOf(string.Concat(feminine, "ة")) : null;

    private string? ReadIndefinite()
    {
        ReadNoun(form, penalty: 0, mayOwn: true);
        foreach (var particle in Particles)
        {
            if (form.StartsWith(particle, StringComparison.Ordinal))
            {
                ReadNoun(form.AsSpan(particle.Length), penalty: particle is "و" or "ف" ? 2 : 5, mayOwn: true);
            }
        }

        ReadVerb();
        return best;
    }

    private void ReadNoun(ReadOnlySpan<char> word, int penalty, bool mayOwn)
    {
        if (word.Length < 2)
        {
            return;
        }

        ReadCore(word, penalty);
        ReadNumber(word, penalty + 1);
        if (!mayOwn)
        {
            return;
        }

        foreach (var pronoun in Pronouns)
        {
            if (word.EndsWith(pronoun) && word.Length - pronoun.Length >= 2)
            {
                ReadOwned(word[..^pronoun.Length], penalty + Distance(pronoun));
            }
        }
    }

    private void ReadCore(ReadOnlySpan<char> word, int penalty)
    {
        if (lexicon.NounOf(word) is { OnlyDefinite: false } noun)
        {
            Consider(noun.Headword, word.Length, penalty);
        }
    }

    // What stands before a pronoun: ة is written ت, a final hamza sits on و or ي, ى is written ا.
    private void ReadOwned(ReadOnlySpan<char> word, int penalty)
    {
        ReadCore(word, penalty);
        ReadNumber(word, penalty + 1);
        if (word[^1] is 'ت')
        {
            ReadEnded(word[..^1], "ة", penalty - 4);
        }
        else if (word is [.., 'ا', 'و' or 'ي'])
        {
            ReadEnded(word[..^1], "ء", penalty);
        }
        else if (word[^1] is 'ا')
        {
            ReadEnded(word[..^1], "ي", penalty);
        }
    }

    private void ReadNumber(ReadOnlySpan<char> word, int penalty)
    {
        if (word is [.. var feminine, 'ة' or 'ه'])
        {
            ReadCore(feminine, penalty);
            if (word[^1] is 'ه')
            {
                ReadEnded(feminine, "ة", penalty);
            }
        }
        else if (word is [.. var plural, 'ا', 'ت'])
        {
            ReadEnded(plural, "ة", penalty);
            ReadCore(plural, penalty + 1);
        }
        else if (word is [.. var dual, 'ت', 'ا' or 'ي', 'ن'])
        {
            ReadEnded(dual, "ة", penalty - 4);
            ReadCore(word[..^2], penalty);
        }
        else if (word is [.. var numbered, 'ا' or 'و' or 'ي', 'ن'])
        {
            ReadCore(numbered, penalty);
        }
        else if (word is [.. var construct, 'ت', 'ا' or 'ي'])
        {
            ReadEnded(construct, "ة", penalty - 4);
            ReadCore(word[..^1], penalty);
        }
        else if (word is [.. var accusative, 'ا' or 'و' or 'ي'])
        {
            ReadCore(accusative, penalty);
            if (word is [.. var seated, 'ي', 'ا'])
            {
                ReadEnded(seated, "ء", penalty - 5);
            }
        }
        else if (word is [.. var owned, 'ت'])
        {
            ReadEnded(owned, "ة", penalty + 2);
        }
    }

    // News speaks about people, seldom to them.
    private static int Distance(string pronoun) => pronoun is "ك" or "كم" or "كن" or "كما" or "ني" ? 4 : 1;

    private void ReadEnded(ReadOnlySpan<char> word, string ending, int penalty)
    {
        if (word.Length >= 2)
        {
            ReadCore(string.Concat(word, ending), penalty + (4 * ending.Length));
        }
    }

    private void ReadVerb()
    {
        foreach (var before in Conjunctions)
        {
            if (form.StartsWith(before, StringComparison.Ordinal) && form.Length - before.Length >= 2)
            {
                ReadVerb(form.AsSpan(before.Length), penalty: before.Length == 0 ? 1 : 3, mayBePast: true);
            }
        }

        foreach (var before in BeforePresent)
        {
            if (form.StartsWith(before, StringComparison.Ordinal) && form.Length - before.Length >= 3)
            {
                ReadVerb(form.AsSpan(before.Length), penalty: 3, mayBePast: false);
            }
        }
    }

    private void ReadVerb(ReadOnlySpan<char> word, int penalty, bool mayBePast)
    {
        ReadConjugated(word, penalty, mayBePast);
        foreach (var pronoun in Pronouns)
        {
            if (word.EndsWith(pronoun) && word.Length - pronoun.Length >= 3)
            {
                ReadConjugated(word[..^pronoun.Length], penalty + Distance(pronoun), mayBePast);
            }
        }
    }

    private void ReadConjugated(ReadOnlySpan<char> word, int penalty, bool mayBePast)
    {
        if (mayBePast)
        {
            ReadPast(word, penalty);
        }

        if (word is ['ي' or 'ت' or 'ن' or 'ا', _, _, ..])
        {
            // "I" and "we" hardly speak in news; a noun that begins with their letters does.
            ReadPresent(word[1..], penalty + (word[0] is 'ا' or 'ن' ? 6 : 0) - 2);
        }
    }

    private void ReadPast(ReadOnlySpan<char> word, int penalty)
    {
        foreach (var ending in PastEndings)
        {
            if (word.EndsWith(ending) && word.Length - ending.Length >= 2)
            {
                var stem = word[..^ending.Length];
                ConsiderVerb(lexicon.VerbOfPast(stem), stem.Length, penalty + (ending is "ن" or "نا" or "تم" ? 4 : 0));
                ReadWeak(stem, ending, penalty, past: true);
            }
        }
    }

    private void ReadPresent(ReadOnlySpan<char> word, int penalty)
    {
        foreach (var ending in PresentEndings)
        {
            if (word.EndsWith(ending) && word.Length - ending.Length >= 2)
            {
                var stem = word[..^ending.Length];
                ConsiderVerb(lexicon.VerbOfPresent(stem), stem.Length, penalty);
                ReadWeak(stem, ending, penalty, past: false);
            }
        }
    }

    // A weak last letter goes before these endings: انتهى gives انتهت, يبني gives يبنون.
    private void ReadWeak(ReadOnlySpan<char> stem, string ending, int penalty, bool past)
    {
        if (ending is not ("ت" or "تا" or "وا" or "ون" or "ين"))
        {
            return;
        }

        foreach (var last in WeakLetters)
        {
            var whole = string.Concat(stem, last);
            ConsiderVerb(past ? lexicon.VerbOfPast(whole) : lexicon.VerbOfPresent(whole), stem.Length, penalty);
        }
    }

    private void ConsiderVerb(string? verb, int core, int penalty)
    {
        if (verb is not null)
        {
            Consider(verb, core, penalty);
        }
    }

    private void Consider(string headword, int core, int penalty)
    {
        var score = (core * 4) - penalty;
        if (core >= 2 && score > bestScore)
        {
            (best, bestScore) = (headword, score);
        }
    }
}
