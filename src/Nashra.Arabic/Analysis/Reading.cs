namespace Nashra.Arabic.Analysis;

/// <summary>Tries the ways to read a form as clitics, a known word and endings, and keeps the best.</summary>
internal ref struct Reading(string form)
{
    // What may stand before a noun, longest first (Ryding, A Reference Grammar of Modern Standard Arabic, chapter 16).
    private static readonly string[] Articles = ["وبال", "وكال", "فبال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل", "ال"];
    private static readonly string[] Particles = ["وب", "ول", "وك", "فب", "فل", "و", "ف", "ب", "ل", "ك"];
    private static readonly string[] Pronouns = ["هما", "كما", "ها", "هم", "هن", "كم", "كن", "نا", "ني", "ه", "ك", "ي"];
    private static readonly string[] BeforeVerbs = ["", "و", "ف", "س", "وس", "فس", "ل", "ول", "فل"];
    private static readonly string[] PresentEndings = ["", "ون", "ين", "ان", "وا", "ن", "ا", "ي"];
    private static readonly string[] PastEndings = ["", "ت", "وا", "تا", "ا", "نا", "تم", "ن", "و"];

    private readonly string form = form;
    private readonly Lexicon lexicon = Lexicon.Shared;
    private string? best;
    private int bestScore;

    /// <summary>The headword of the best reading; null when no known word is in the form.</summary>
    public string? Best()
    {
        if (lexicon.NounOf(form) is { } whole)
        {
            return whole.Headword;
        }

        ReadNoun(form, mayOwn: true);
        foreach (var article in Articles)
        {
            if (form.StartsWith(article, StringComparison.Ordinal))
            {
                ReadNoun(form.AsSpan(article.Length), mayOwn: false);
            }
        }

        foreach (var particle in Particles)
        {
            if (form.StartsWith(particle, StringComparison.Ordinal))
            {
                ReadNoun(form.AsSpan(particle.Length), mayOwn: true);
            }
        }

        ReadVerb();
        return best;
    }

    private void ReadNoun(ReadOnlySpan<char> word, bool mayOwn)
    {
        if (word.Length < 2)
        {
            return;
        }

        ReadCore(word, penalty: 0);
        ReadNumber(word, penalty: 1);
        if (!mayOwn)
        {
            return;
        }

        foreach (var pronoun in Pronouns)
        {
            if (word.EndsWith(pronoun) && word.Length - pronoun.Length >= 2)
            {
                ReadOwned(word[..^pronoun.Length]);
            }
        }
    }

    private void ReadCore(ReadOnlySpan<char> word, int penalty)
    {
        if (lexicon.NounOf(word) is { } noun)
        {
            Consider(noun.Headword, word.Length, penalty);
        }
    }

    // What stands before a pronoun: ة is written ت, a final hamza sits on و or ي, ى is written ا.
    private void ReadOwned(ReadOnlySpan<char> word)
    {
        ReadCore(word, penalty: 1);
        ReadNumber(word, penalty: 2);
        if (word[^1] is 'ت')
        {
            ReadEnded(word[..^1], "ة", penalty: 1);
        }
        else if (word is [.., 'ا', 'و' or 'ي'])
        {
            ReadEnded(word[..^1], "ء", penalty: 1);
        }
        else if (word[^1] is 'ا')
        {
            ReadEnded(word[..^1], "ي", penalty: 1);
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
            ReadEnded(dual, "ة", penalty);
            ReadCore(word[..^2], penalty);
        }
        else if (word is [.. var numbered, 'ا' or 'و' or 'ي', 'ن'])
        {
            ReadCore(numbered, penalty);
        }
        else if (word is [.. var construct, 'ت', 'ا' or 'ي'])
        {
            ReadEnded(construct, "ة", penalty);
            ReadCore(word[..^1], penalty);
        }
        else if (word is [.. var accusative, 'ا' or 'و' or 'ي'])
        {
            ReadCore(accusative, penalty);
        }
        else if (word is [.. var owned, 'ت'])
        {
            ReadEnded(owned, "ة", penalty);
        }
    }

    private void ReadEnded(ReadOnlySpan<char> word, string ending, int penalty)
    {
        if (word.Length >= 2)
        {
            ReadCore(string.Concat(word, ending), penalty);
        }
    }

    private void ReadVerb()
    {
        foreach (var before in BeforeVerbs)
        {
            if (form.StartsWith(before, StringComparison.Ordinal) && form.Length - before.Length >= 2)
            {
                ReadVerb(form.AsSpan(before.Length), penalty: 1);
            }
        }
    }

    private void ReadVerb(ReadOnlySpan<char> word, int penalty)
    {
        ReadConjugated(word, penalty);
        foreach (var pronoun in Pronouns)
        {
            if (word.EndsWith(pronoun) && word.Length - pronoun.Length >= 3)
            {
                ReadConjugated(word[..^pronoun.Length], penalty + 1);
            }
        }
    }

    private void ReadConjugated(ReadOnlySpan<char> word, int penalty)
    {
        foreach (var ending in PastEndings)
        {
            if (word.EndsWith(ending) && lexicon.VerbOfPast(word[..^ending.Length]) is { } verb)
            {
                Consider(verb, word.Length - ending.Length, penalty);
            }
        }

        if (word is not ['ي' or 'ت' or 'ن' or 'ا', .. var present])
        {
            return;
        }

        foreach (var ending in PresentEndings)
        {
            if (present.EndsWith(ending) && lexicon.VerbOfPresent(present[..^ending.Length]) is { } verb)
            {
                Consider(verb, word.Length - ending.Length, penalty);
            }
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
