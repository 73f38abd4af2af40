namespace Nashra.ForYou.Evaluation;

/// <summary>The newspaper as it was at one moment of the log: its pool, its readers, and what it had learned by then.</summary>
internal sealed class Replay(MindNews news)
{
    private static readonly TimeSpan BetweenFits = TimeSpan.FromDays(1);
    private static readonly TimeSpan AgeWhenRecalled = TimeSpan.FromDays(2);
    private readonly CandidatePool pool = new();
    private readonly RankingLessons lessons = new(new RankingModel());
    private readonly Dictionary<string, ReplayedReader> readers = new(StringComparer.Ordinal);
    private readonly Queue<int> unpublished = new(Enumerable.Range(0, news.Articles.Count).Where(i => news.Articles[i].PublishedAt is not null).OrderBy(i => news.Articles[i].PublishedAt));
    private readonly Dictionary<int, (int Openings, int Showings)> popularity = [];
    private readonly ReplayFigures figures = new(news);
    private DateTimeOffset fittedAt = DateTimeOffset.MinValue;
    private DateTimeOffset begun = DateTimeOffset.MaxValue;

    public int Readers => readers.Count;

    public static Replay Of(MindNews news, IEnumerable<MindImpression> impressions, CancellationToken cancel)
    {
        var replay = new Replay(news);
        foreach (var impression in impressions)
        {
            cancel.ThrowIfCancellationRequested();
            replay.Play(impression);
        }

        return replay;
    }

    /// <exception cref="MalformedLogException">There was nothing to measure.</exception>
    public ForYouReport Measured() => Report() is { Impressions: > 0 } report
        ? report
        : throw new MalformedLogException("for_you.log.nothing");

    /// <summary>All that was learned up to the end of the log.</summary>
    public RankingModel Learned()
    {
        Fit();
        return lessons.Model;
    }

    public ForYouReport Report() => figures.Report(lessons.Model.Weights);

    public void Play(MindImpression impression)
    {
        begun = impression.At < begun ? impression.At : begun;
        Publish(impression.At);
        var reader = Arriving(impression);
        var rows = Array.ConvertAll(impression.Shown, article => Row(article, impression.At));
        if (impression.At - fittedAt > BetweenFits)
        {
            fittedAt = impression.At;
            Fit();
        }

        var scores = new double[rows.Length];
        new Ranker(lessons.Model).Score(reader.Profile, pool, rows, impression.At, scores);
        figures.Add(impression, scores, Array.ConvertAll(rows, row => (double)pool.PublishedAt[row]), Array.ConvertAll(impression.Shown, Popularity));
        Learn(reader, impression, rows);
    }

    private void Fit() => lessons.FitPriors(readers.Values.SelectMany(known => known.SectionTastes), pool);

    private void Publish(DateTimeOffset now)
    {
        while (unpublished.TryPeek(out var article) && news.Articles[article].PublishedAt <= now)
        {
            Row(unpublished.Dequeue(), now);
        }
    }

    private ReplayedReader Arriving(MindImpression impression)
    {
        if (!readers.TryGetValue(impression.Reader, out var reader))
        {
            readers[impression.Reader] = reader = new ReplayedReader();
        }

        reader.Follow(impression.Follows);

        foreach (var article in impression.History)
        {
            if (reader.Known.Add(article))
            {
                lessons.Recall(reader.Profile, pool, Row(article, LikelyPublished(impression.At)));
            }
        }

        return reader;
    }

    // Where the news file has no times: what was read before the log began is some days old, but what was never met in days of
    // it and is read all at once has just come out. If it never is shown, nothing hangs on it.
    private DateTimeOffset LikelyPublished(DateTimeOffset recalled)
    {
        var known = recalled - begun;
        return known < AgeWhenRecalled ? recalled - (AgeWhenRecalled - known) : recalled;
    }

    private void Learn(ReplayedReader reader, MindImpression impression, int[] rows)
    {
        lessons.Observe(reader.Profile, pool, rows, impression.Opened, impression.At);
        for (var i = 0; i < rows.Length; i++)
        {
            if (impression.Opened[i])
            {
                reader.Known.Add(impression.Shown[i]);
            }

            var (openings, showings) = popularity.GetValueOrDefault(impression.Shown[i]);
            popularity[impression.Shown[i]] = (openings + (impression.Opened[i] ? 1 : 0), showings + 1);
        }
    }

    // Openings per showing, held near one in ten until an article was shown some ten times.
    private double Popularity(int article)
    {
        var (openings, showings) = popularity.GetValueOrDefault(article);
        return (openings + 1.0) / (showings + 10.0);
    }

    // An article is known by its place in the news file; its own time is used where the file has one.
    private int Row(int article, DateTimeOffset seen)
    {
        if (pool.TryFind(article, out var row))
        {
            return row;
        }

        var entry = news.Articles[article];
        return pool.Add(new PoolArticle(article, entry.PublishedAt ?? seen, entry.SectionId, entry.Words) { TopicIds = entry.TopicIds });
    }
}

/// <summary>A reader of the log, and the articles that were already counted for her.</summary>
internal sealed class ReplayedReader
{
    public ReaderProfile Profile { get; private set; } = new([], []);

    public HashSet<int> Known { get; } = [];

    public IEnumerable<Tally> SectionTastes =>
        Profile.Memory.Tastes.Where(taste => Subject.FromKey(taste.Key).Kind == SubjectKind.Section).Select(taste => taste.Tally);

    /// <summary>What she follows by now; her memory goes on.</summary>
    public void Follow(Subject[] follows)
    {
        if (!Profile.Follows.SequenceEqual(follows.Distinct()))
        {
            Profile = new ReaderProfile(follows, [], Profile.Memory);
        }
    }
}
