namespace Nashra.ForYou;

/// <summary>All followed and muted phrases, looked up once for each new article instead of once for each reader.</summary>
public sealed class PhraseIndex
{
    private readonly Dictionary<int, List<(long Id, int[] Stems)>> byFirstStem = [];

    /// <summary>Forms of one word meet in their stem, so a followed phrase is found with other prefixes and endings too.</summary>
    public void Add(long phraseId, string phrase)
    {
        int[] stems = [.. ArticleWords.StemsOf(phrase)];
        if (stems.Length == 0)
        {
            return;
        }

        if (!byFirstStem.TryGetValue(stems[0], out var phrases))
        {
            byFirstStem[stems[0]] = phrases = [];
        }

        phrases.Add((phraseId, stems));
    }

    /// <summary>The ids of the phrases that stand in the article, each once.</summary>
    public IReadOnlyList<long> FoundIn(ArticleWords words)
    {
        var found = new SortedSet<long>();
        for (var start = 0; start < words.Sequence.Length; start++)
        {
            foreach (var (id, stems) in byFirstStem.GetValueOrDefault(words.Sequence[start]) ?? [])
            {
                if (words.Sequence.AsSpan(start).StartsWith(stems))
                {
                    found.Add(id);
                }
            }
        }

        return [.. found];
    }
}
