using System.Runtime.InteropServices;

namespace Nashra.ForYou;

/// <summary>
/// The recent articles as columns shared by all readers: what can be computed before a reader comes is computed here.
/// Filled by one thread; then any number rank from it. A newspaper builds a new one when articles change.
/// </summary>
public sealed class CandidatePool
{
    private readonly Dictionary<long, int> rows = [];
    private readonly Dictionary<long, int> subjects = [];
    private readonly Dictionary<int, int> vocabulary = [];
    private readonly Column<int> documentCounts = new();
    private readonly StoryGroups stories = new();
    private LiftPrior appealPrior = LiftPrior.Appeal;

    public int Count => rows.Count;

    internal Column<PoolArticle> Articles { get; } = new();

    internal Column<long> PublishedAt { get; } = new();

    internal Column<float> Appeal { get; private set; } = new();

    internal Column<Tally> Reading { get; private set; } = new();

    internal Column<int> Story { get; } = new();

    internal Ragged<int> Subjects { get; } = new();

    internal Column<long> SubjectKeys { get; } = new();

    /// <summary>By subject: how many articles have it.</summary>
    internal Column<int> SubjectSizes { get; } = new();

    /// <summary>Which subjects are sections.</summary>
    internal Column<int> Sections { get; } = new();

    internal Column<EditorsHand> Hands { get; } = new();

    internal Ragged<float> WordStrengths { get; } = new();

    /// <summary>By word: the rows that hold it, with its strength there. A reader's few words reach few rows.</summary>
    internal Column<Column<Posting>> Postings { get; } = new();

    /// <summary>Adds an article; its row is the answer. An article that is already here keeps its row.</summary>
    public int Add(PoolArticle article)
    {
        if (rows.TryGetValue(article.Id, out var known))
        {
            return known;
        }

        var row = rows.Count;
        rows[article.Id] = row;
        Articles.Add(article);
        Hands.Add(article.Hand);
        PublishedAt.Add(article.PublishedAt.ToUnixTimeMilliseconds());
        Reading.Add(article.Reading);
        Appeal.Add((float)appealPrior.LogLift(article.Reading));
        Story.Add(stories.GroupOf(row, article.Words, Articles));
        AddSubjects(article);
        AddWords(row, article.Words);
        return row;
    }

    public bool TryFind(long article, out int row) => rows.TryGetValue(article, out row);

    public PoolArticle Article(int row) => Articles[row];

    /// <summary>The row's articles that tell the same story share this number: the row of the first of them.</summary>
    public int StoryOf(int row) => Story[row];

    /// <summary>The same articles as they are read now; who ranks from this pool meanwhile is not disturbed.</summary>
    internal CandidatePool ReadAs(ReadOnlySpan<Tally> reading, LiftPrior prior)
    {
        var pool = (CandidatePool)MemberwiseClone();
        (pool.appealPrior, pool.Reading, pool.Appeal) = (prior, new(), new());
        foreach (var tally in reading)
        {
            pool.Reading.Add(tally);
            pool.Appeal.Add((float)prior.LogLift(tally));
        }

        return pool;
    }

    internal bool TryFindSubject(long key, out int subject) => subjects.TryGetValue(key, out subject);

    internal bool TryFindWord(int stem, out int word) => vocabulary.TryGetValue(stem, out word);

    internal void CountReading(int row, Tally tally)
    {
        Reading[row] += tally;
        Appeal[row] = (float)appealPrior.LogLift(Reading[row]);
    }

    internal void Adopt(LiftPrior prior)
    {
        appealPrior = prior;
        for (var row = 0; row < Count; row++)
        {
            Appeal[row] = (float)prior.LogLift(Reading[row]);
        }
    }

    private void AddSubjects(PoolArticle article)
    {
        foreach (var subject in article.Subjects)
        {
            if (!subjects.TryGetValue(subject.Key, out var index))
            {
                subjects[subject.Key] = index = subjects.Count;
                SubjectKeys.Add(subject.Key);
                SubjectSizes.Add(0);
                if (subject.Kind == SubjectKind.Section)
                {
                    Sections.Add(index);
                }
            }

            SubjectSizes[index]++;
            Subjects.Append(index);
        }

        Subjects.EndRow();
    }

    // TF-IDF with the frequencies known at this moment: later articles must not change what was computed before.
    private void AddWords(int row, ArticleWords words)
    {
        Span<float> strengths = stackalloc float[ArticleWords.MostWords];
        var length = 0.0;
        for (var i = 0; i < words.Stems.Length; i++)
        {
            var word = WordOf(words.Stems[i]);
            documentCounts[word]++;
            strengths[i] = (float)((1 + Math.Log(words.Counts[i])) * Math.Log((Count + 1.0) / documentCounts[word]));
            length += strengths[i] * strengths[i];
        }

        var scale = length > 0 ? (float)(1 / Math.Sqrt(length)) : 0;
        for (var i = 0; i < words.Stems.Length; i++)
        {
            WordStrengths.Append(strengths[i] * scale);
            Postings[WordOf(words.Stems[i])].Add(new Posting(row, strengths[i] * scale));
        }

        WordStrengths.EndRow();
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
