namespace Nashra.ForYou;

/// <summary>
/// The recent articles as columns shared by all readers: what can be computed before a reader comes is computed here.
/// Filled by one thread; then any number rank from it. A newspaper builds a new one when articles change.
/// </summary>
public sealed class CandidatePool
{
    private readonly Dictionary<long, int> rows = [];
    private readonly Dictionary<long, int> subjects = [];
    private readonly StoryGroups stories = new();
    private LiftPrior appealPrior = LiftPrior.Appeal;

    public int Count => rows.Count;

    internal Column<PoolArticle> Articles { get; } = new();

    internal Column<long> PublishedAt { get; } = new();

    internal Column<float> Appeal { get; private set; } = new();

    internal Column<Tally> Reading { get; private set; } = new();

    internal Column<int> Story { get; } = new();

    internal Ragged<int> Subjects { get; } = new();

    /// <summary>By row: its section among the subjects.</summary>
    internal Column<int> SectionOf { get; } = new();

    /// <summary>By subject: the rows that have it. The few things a reader follows and reads reach few rows.</summary>
    internal Column<Column<int>> RowsOf { get; } = new();

    /// <summary>By row: among how many one of its authors stands, and one of its topics.</summary>
    internal Column<(int Authors, int Topics)> Among { get; } = new();

    /// <summary>The rows that are tailored only for who follows one of their topics.</summary>
    internal Column<int> Advised { get; } = new();

    /// <summary>The rows that every reader is to meet one of.</summary>
    internal Column<int> OfPublicInterest { get; } = new();

    internal Column<long> SubjectKeys { get; } = new();

    /// <summary>Which subjects are sections.</summary>
    internal Column<int> Sections { get; } = new();

    internal Column<EditorsHand> Hands { get; } = new();

    internal WordIndex Words { get; } = new();

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
        PublishedAt.Add(article.PublishedAt.ToUnixTimeMilliseconds());
        Reading.Add(article.Reading);
        Appeal.Add((float)appealPrior.LogLift(article.Reading));
        Story.Add(stories.GroupOf(row, article.Words, Articles));
        AddHand(row, article.Hand);
        AddSubjects(row, article);
        Words.Add(row, article.Words);
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

    internal SubjectKind KindOf(int subject) => (SubjectKind)(SubjectKeys[subject] >> Subject.KindShift);

    internal bool TryFindSubject(long key, out int subject) => subjects.TryGetValue(key, out subject);

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

    private void AddHand(int row, EditorsHand hand)
    {
        Hands.Add(hand);
        if (hand.HasFlag(EditorsHand.Advisory))
        {
            Advised.Add(row);
        }

        if (hand.HasFlag(EditorsHand.PublicInterest))
        {
            OfPublicInterest.Add(row);
        }
    }

    private void AddSubjects(int row, PoolArticle article)
    {
        Among.Add((article.AuthorIds.Count, article.TopicIds.Count));
        foreach (var subject in article.Subjects)
        {
            if (!subjects.TryGetValue(subject.Key, out var index))
            {
                subjects[subject.Key] = index = subjects.Count;
                SubjectKeys.Add(subject.Key);
                RowsOf.Add(new Column<int>());
                if (subject.Kind == SubjectKind.Section)
                {
                    Sections.Add(index);
                }
            }

            RowsOf[index].Add(row);
            Subjects.Append(index);
        }

        Subjects.EndRow();
        SectionOf.Add(Subjects[row][0]); // the first that an article names
    }
}
