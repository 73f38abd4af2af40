using Nashra.Search.Index;

namespace Nashra.Search.Query;

/// <summary>What a form of a text counts for: the units it repeats, and the words of the query it stands for.</summary>
internal sealed class FormRoles
{
    public List<int> Units { get; } = [];

    public List<int> Words { get; } = [];
}

/// <summary>
/// The forms, stems and roots of a query, each counted once, with their weights; and for every form of the archive that
/// belongs to one of them, to which. Texts are read form by form, so one look-up a word answers all three levels.
/// </summary>
internal sealed class ScoringUnits
{
    private const int FilterBits = 8192;
    private readonly Vocabulary words;
    private readonly SearchWeights weights;
    private readonly long documents;
    private readonly Dictionary<(WordLevel Level, int Number), int> numbers = [];
    private readonly Dictionary<int, FormRoles> roles = [];
    private readonly List<double> unitWeights = [];
    private readonly List<double> wordWeights = [];
    private readonly ulong[] filter = new ulong[FilterBits / 64];

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

    // Nearly all words of a text are not of the query: one bit says so before the dictionary is asked.
    public FormRoles? Find(int form) =>
        (filter[(form & (FilterBits - 1)) >> 6] & (1UL << (form & 63))) != 0 && roles.TryGetValue(form, out var found) ? found : null;

    /// <summary>Robertson and Spärck Jones' weight of a rare word, in Lucene's form that is never negative.</summary>
    public double Rarity(int holding) => Math.Log(1 + ((documents - holding + 0.5) / (holding + 0.5)));

    private void Add(QueryWord word)
    {
        var number = wordWeights.Count;
        wordWeights.Add(Rarity(word.Documents));
        if (word.IsFoundByForm)
        {
            AddForms(WordLevel.Form, word.Form, weights.Form + weights.Stem, [word.Form], number);
            return;
        }

        AddForms(WordLevel.Form, word.Form, weights.Form, [word.Form], null);
        foreach (var stem in word.OtherStems.Prepend(word.Stem))
        {
            AddForms(WordLevel.Stem, stem, weights.Stem, FormsOfStem(stem), number);
        }

        AddForms(WordLevel.Root, word.Root, weights.Root, FormsOfRoot(word.Root), null);
    }

    private void AddForms(WordLevel level, int number, double weight, IEnumerable<int> forms, int? word)
    {
        if (number == Index.Words.None)
        {
            return;
        }

        var isNew = numbers.TryAdd((level, number), unitWeights.Count);
        var unit = numbers[(level, number)];
        if (isNew)
        {
            unitWeights.Add(weight * Rarity(words.Levels[(int)level].Documents(number)));
        }

        foreach (var form in forms)
        {
            Assign(form, isNew ? unit : null, word);
        }
    }

    private void Assign(int form, int? unit, int? word)
    {
        if (!roles.TryGetValue(form, out var role))
        {
            roles[form] = role = new FormRoles();
            filter[(form & (FilterBits - 1)) >> 6] |= 1UL << (form & 63);
        }

        role.Units.AddRange(unit is { } number ? [number] : []);
        role.Words.AddRange(word is { } place ? [place] : []);
    }

    private IEnumerable<int> FormsOfStem(int stem) => stem == Index.Words.None ? [] : words.Stems.Children(stem, words.Forms);

    private IEnumerable<int> FormsOfRoot(int root) => root == Index.Words.None ? [] : words.Roots.Children(root, words.Stems).SelectMany(FormsOfStem);
}
