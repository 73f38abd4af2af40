namespace Nashra.Arabic.Analysis;

internal ref partial struct Reading
{
    // Endings of gender, number and case; each length has its own, so the first that fits is the only one.
    private void ReadNumber(ReadOnlySpan<char> word, int penalty)
    {
        switch (word)
        {
            case [.. var feminine, 'ة']:
                ReadFeminine(feminine, penalty);
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
            case [.. var feminine, 'ه', 'ا'] when NounOf(feminine, 'ة') is not null:
                break; // بنائها is "its building", not بنايه with an ending
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

    // A broken plural takes no ة: وعودة is "and a return", not of وعود.
    private void ReadFeminine(ReadOnlySpan<char> word, int penalty)
    {
        if (MayBeBest(word.Length, penalty) && lexicon.NounOf(word) is { OnlyDefinite: false, IsBrokenPlural: false } noun)
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
