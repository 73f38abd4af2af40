using Nashra.Search.Index;

namespace Nashra.Search.Query;

/// <summary>What a form of a text counts for: the units it repeats, and the words of the query it stands for.</summary>
internal sealed class FormRoles
{
    public List<int> Units { get; } = [];

    public List<int> Words { get; } = [];
}

/// <summary>
/// The forms, stems and roots of a query, each counted once, with their weights. What a form of a text counts for is
/// worked out when it is first met: a root may have thousands of forms of which these texts hold a few.
/// </summary>
internal sealed class ScoringUnits
{
    private const int FilterBits = 8192;
    private readonly Vocabulary words;
    private readonly SearchWeights weights;
    private readonly long documents;
    private readonly Dictionary<(WordLevel Level, int Number), int> numbers = [];
    private readonly Dictionary<(WordLevel Level, int Number), List<int>> places = [];
    private readonly Dictionary<int, FormRoles> roles = [];
    private readonly List<double> unitWeights = [];
    private readonly List<double> wordWeights = [];
    private readonly ulong[] roots = new ulong[FilterBits / 64];

    public ScoringUnits(IEnumerable<QueryWord> query, IndexMemory memory, SearchWeights weights)
    {
        (words, this.weights, documents) = (memory.Words, weights, memory.Totals.Documents);
        foreach (var word in query)
        {
            Add(word);
        }
    }

    public int Count => unitWeights.Count;

    public int Words => wordWeights.Count;

    public double Weight(int unit) => unitWeights[unit];

    /// <summary>What it is worth that a word and the next stand side by side.</summary>
    public double PairWeight(int word) => Math.Min(wordWeights[word], wordWeights[word + 1]);

    // Nearly all words of a text are of other roots than the query's: one bit says so before a dictionary is asked.
    public FormRoles? Find(int form)
    {
        var root = words.RootOfForm(form);
        return (roots[(root & (FilterBits - 1)) >> 6] & (1UL << (root & 63))) == 0 ? null
            : roles.TryGetValue(form, out var known) ? known
            : roles[form] = RolesOf(form, root);
    }

    /// <summary>Robertson and Spärck Jones' weight of a rare word, in Lucene's form that is never negative.</summary>
    public double Rarity(int holding) => Math.Log(1 + ((documents - holding + 0.5) / (holding + 0.5)));

    private void Add(QueryWord word)
    {
        var place = wordWeights.Count;
        wordWeights.Add(Rarity(word.Documents));
        if (word.IsFoundByForm)
        {
            AddUnit(WordLevel.Form, word.Form, weights.Form + weights.Stem, place);
            return;
        }

        AddUnit(WordLevel.Form, word.Form, weights.Form, null);
        foreach (var stem in word.OtherStems.Prepend(word.Stem))
        {
            AddUnit(WordLevel.Stem, stem, weights.Stem, place);
        }

        AddUnit(WordLevel.Root, word.Root, weights.Root, null);
    }

    private void AddUnit(WordLevel level, int number, double weight, int? place)
    {
        if (number == Index.Words.None)
        {
            return;
        }

        if (numbers.TryAdd((level, number), unitWeights.Count))
        {
            unitWeights.Add(weight * Rarity(words.Levels[(int)level].Documents(number)));
            places[(level, number)] = [];
        }

        places[(level, number)].AddRange(place is { } of ? [of] : []);
        var root = words.RootOf(level, number);
        roots[(root & (FilterBits - 1)) >> 6] |= 1UL << (root & 63);
    }

    private FormRoles RolesOf(int form, int root)
    {
        var role = new FormRoles();
        foreach (var level in (ReadOnlySpan<(WordLevel, int)>)[(WordLevel.Form, form), (WordLevel.Stem, words.StemOf(form)), (WordLevel.Root, root)])
        {
            if (numbers.TryGetValue(level, out var unit))
            {
                role.Units.Add(unit);
                role.Words.AddRange(places[level]);
            }
        }

        return role;
    }
}
