using System.Runtime.InteropServices;

namespace Nashra.ForYou;

/// <summary>How strongly each article of a pool holds each of its words, by article and by word.</summary>
internal sealed class WordIndex
{
    private readonly Dictionary<int, int> vocabulary = [];
    private readonly Column<int> documentCounts = new();

    /// <summary>By row, in the order of the article's stems.</summary>
    public Ragged<float> Strengths { get; } = new();

    /// <summary>By word: the rows that hold it, with its strength there. A reader's few words reach few rows.</summary>
    public Column<Column<Posting>> Postings { get; } = new();

    public bool TryFind(int stem, out int word) => vocabulary.TryGetValue(stem, out word);

    // TF-IDF with the frequencies known at this moment: later articles must not change what was computed before.
    public void Add(int row, ArticleWords words)
    {
        Span<float> strengths = stackalloc float[ArticleWords.MostWords];
        var length = 0.0;
        for (var i = 0; i < words.Stems.Length; i++)
        {
            var word = WordOf(words.Stems[i]);
            documentCounts[word]++;
            strengths[i] = (float)((1 + Math.Log(words.Counts[i])) * Math.Log((row + 2.0) / documentCounts[word]));
            length += strengths[i] * strengths[i];
        }

        var scale = length > 0 ? (float)(1 / Math.Sqrt(length)) : 0;
        for (var i = 0; i < words.Stems.Length; i++)
        {
            Strengths.Append(strengths[i] * scale);
            Postings[WordOf(words.Stems[i])].Add(new Posting(row, strengths[i] * scale));
        }

        Strengths.EndRow();
    }

    private int WordOf(int stem)
    {
        if (!vocabulary.TryGetValue(stem, out var word))
        {
            vocabulary[stem] = word = vocabulary.Count;
            documentCounts.Add(0);
            Postings.Add(new Column<Posting>());
        }

        return word;
    }
}

[StructLayout(LayoutKind.Auto)]
internal readonly record struct Posting(int Row, float Strength);
