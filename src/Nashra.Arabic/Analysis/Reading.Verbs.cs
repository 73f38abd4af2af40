namespace Nashra.Arabic.Analysis;

internal ref partial struct Reading
{
    private static readonly string[] Conjunctions = ["", "و", "ف"];
    private static readonly string[] BeforePresent = ["س", "وس", "فس", "ل", "ول", "فل"];
    private static readonly string[] PastEndings = ["", "ت", "وا", "تا", "ا", "نا", "تم", "ن", "و"];
    private static readonly string[] PresentEndings = ["", "ون", "ين", "ان", "وا", "ن", "ا", "ي"];
    private static readonly string[] Objects = ["", "هما", "كما", "ها", "هم", "هن", "كم", "كن", "نا", "ني", "ه", "ك", "ي"];
    private const string WeakLetters = "ياو";

    private void ReadVerb()
    {
        foreach (var before in Conjunctions)
        {
            if (form.StartsWith(before, StringComparison.Ordinal))
            {
                var penalty = before is "" ? 1 : 3;
                ReadPast(form.AsSpan(before.Length), penalty);
                ReadPresent(form.AsSpan(before.Length), penalty);
            }
        }

        foreach (var before in BeforePresent)
        {
            if (form.StartsWith(before, StringComparison.Ordinal))
            {
                ReadPresent(form.AsSpan(before.Length), penalty: 3);
            }
        }
    }

    private void ReadPast(ReadOnlySpan<char> word, int penalty)
    {
        foreach (var pronoun in Objects)
        {
            if (Carries(word, pronoun))
            {
                ReadStem(word[..^pronoun.Length], PastEndings, lexicon.Pasts, penalty + Distance(pronoun));
            }
        }
    }

    // The letter of person counts half a letter of the stem. "I" and "we" hardly speak in news; nouns in ا and ن abound.
    private void ReadPresent(ReadOnlySpan<char> word, int penalty)
    {
        if (word is not ['ي' or 'ت' or 'ن' or 'ا', ..])
        {
            return;
        }

        penalty += (word[0] is 'ا' or 'ن' ? Seldom + 2 : 0) - (Letter / 2);
        foreach (var pronoun in Objects)
        {
            if (Carries(word, pronoun))
            {
                ReadStem(word[1..^pronoun.Length], PresentEndings, lexicon.Presents, penalty + Distance(pronoun));
            }
        }
    }

    private static bool Carries(ReadOnlySpan<char> word, string pronoun) => word.Length - pronoun.Length >= 3 && word.EndsWith(pronoun);

    private void ReadStem(ReadOnlySpan<char> word, string[] endings, KnownWords<string> verbs, int penalty)
    {
        foreach (var ending in endings)
        {
            if (!word.EndsWith(ending) || word.Length - ending.Length < 2)
            {
                continue;
            }

            var stem = word[..^ending.Length];
            var cost = penalty + (ending is "ن" or "نا" or "تم" ? Seldom : 0);
            if (MayBeBest(stem.Length, cost))
            {
                Consider(verbs.Find(stem), stem.Length, cost);
            }

            if (ending is "ت" or "تا" or "وا" or "ون" or "ين")
            {
                ReadWeak(stem, verbs, penalty);
            }
        }
    }

    // A weak last letter goes before these endings: انتهى gives انتهت, يبني gives يبنون.
    private void ReadWeak(ReadOnlySpan<char> stem, KnownWords<string> verbs, int penalty)
    {
        if (stem.Length >= Analyzer.LongestForm || !MayBeBest(stem.Length, penalty))
        {
            return;
        }

        Span<char> restored = stackalloc char[stem.Length + 1];
        stem.CopyTo(restored);
        foreach (var last in WeakLetters)
        {
            restored[^1] = last;
            Consider(verbs.Find(restored), stem.Length, penalty);
        }
    }
}
