using System.Runtime.InteropServices;

namespace Nashra.ForYou;

/// <summary>
/// Learns from what readers opened among what they were shown. The weights by conditional logistic regression (McFadden
/// 1974: which of these would she open?), one small step for each list, slower as more is known (AdaGrad, Duchi 2011);
/// the tallies by counting openings beside those the model expected without the very thing that is being counted.
/// </summary>
public sealed class RankingLessons
{
    private const double Pace = 0.05;
    private const float MostExpected = 0.95f;
    private const double MostWeight = 3;

    // A click in a history says which section was chosen, but not among what: it counts for a little less.
    private const float RecalledClick = 0.7f;

    /// <summary>What a dismissal weighs, in openings that did not come: as much as some ten lists in which its like was passed over.</summary>
    internal const float Dismissal = 1;
    private readonly double[] weights;
    private readonly double[] squares = new double[Signals.Count];
    private readonly Dictionary<long, Tally> sections;
    private RankingModel model;

    public RankingLessons(RankingModel start)
    {
        weights = start.Weights.ToArray();
        sections = new Dictionary<long, Tally>(start.Sections);
        model = start with { Sections = sections };
    }

    public RankingModel Model => model;

    /// <summary>One list was shown to a reader; some of it she opened. Updates the model, the pool's popularity and her memory.</summary>
    public void Observe(ReaderProfile reader, CandidatePool pool, ReadOnlySpan<int> rows, ReadOnlySpan<bool> opened, DateTimeOffset now)
    {
        if (!opened.Contains(true))
        {
            return;
        }

        var shown = Read(reader, pool, rows, now);
        var expected = Expected(shown, opened.Count(true));
        Remember(reader, pool, rows, opened, shown, expected);
        var counting = new Counting(pool, weights);
        for (var i = 0; i < rows.Length; i++)
        {
            counting.ForAll(rows[i], shown[i], opened[i], Math.Min(expected[i], MostExpected), sections);
        }

        Step(shown, opened, expected);
    }

    /// <summary>The same for her memory alone: a newspaper writes that at once, and learns for all from many readings together.</summary>
    public void Remember(ReaderProfile reader, CandidatePool pool, ReadOnlySpan<int> rows, ReadOnlySpan<bool> opened, DateTimeOffset now)
    {
        var shown = Read(reader, pool, rows, now);
        Remember(reader, pool, rows, opened, shown, Expected(shown, opened.Count(true)));
    }

    /// <summary>A reader arrives with an article she read before the log began: what it was chosen from is not known.</summary>
    public void Recall(ReaderProfile reader, CandidatePool pool, int row)
    {
        var section = new Subject(SubjectKind.Section, pool.Article(row).SectionId).Key;
        var pull = new Dictionary<long, double>();
        var all = 0.0;
        foreach (var index in pool.Sections.Span)
        {
            var key = pool.SubjectKeys[index];
            pull[key] = pool.RowsOf[index].Count * Math.Exp(model.SectionLift(key));
            all += pull[key] * Math.Exp(model.Taste.LogLift(reader.Memory.TallyOf(key)));
        }

        var counted = pull.ToDictionary(
            entry => entry.Key,
            entry => new Tally(entry.Key == section ? RecalledClick : 0, (float)(RecalledClick * entry.Value / all)));
        var words = new Dictionary<int, float>();
        Counting.AddWords(words, pool, row, RecalledClick);
        reader.Memory.Learn(counted, words);
        reader.Memory.MarkRead(pool.Article(row).Id);
    }

    /// <summary>She saved it or passed it on: a liking as an opening shows it, though what it was chosen from is not known.</summary>
    public static void Choose(ReadingMemory memory, CandidatePool pool, int row)
    {
        var counted = new Dictionary<long, Tally>();
        foreach (var subject in LikedOf(pool, row))
        {
            counted[pool.SubjectKeys[subject]] = new Tally(RecalledClick, RecalledClick * pool.RowsOf[subject].Count / pool.Count);
        }

        memory.Learn(counted, []);
    }

    /// <summary>So many openings of its like were expected and did not come; a negative number takes that back.</summary>
    internal static void PassOver(ReadingMemory memory, CandidatePool pool, int row, float times)
    {
        var counted = new Dictionary<long, Tally>();
        foreach (var subject in LikedOf(pool, row))
        {
            var key = pool.SubjectKeys[subject];
            counted[key] = new Tally(0, Math.Max(times, -memory.TallyOf(key).Expected)); // what faded meanwhile is not taken back twice
        }

        memory.Learn(counted, []);
    }

    /// <summary>Fits what is usual among tastes and among articles. Run once a day.</summary>
    public void FitPriors(IEnumerable<Tally> sectionTastes, CandidatePool pool)
    {
        model = model with
        {
            Taste = LiftPrior.Taste.LearnedFrom(sectionTastes),
            Appeal = LiftPrior.Appeal.LearnedFrom(pool.Reading.Span.ToArray()),
        };
        pool.Adopt(model.Appeal);
    }

    private static IEnumerable<int> LikedOf(CandidatePool pool, int row) =>
        pool.Subjects[row].ToArray().Where(subject => pool.KindOf(subject) is SubjectKind.Section or SubjectKind.Author or SubjectKind.Topic);

    private Signals[] Read(ReaderProfile reader, CandidatePool pool, ReadOnlySpan<int> rows, DateTimeOffset now)
    {
        var shown = new Signals[rows.Length];
        using var view = new ReaderView(reader, pool, model);
        for (var i = 0; i < rows.Length; i++)
        {
            shown[i].Read(pool, rows[i], view, now.ToUnixTimeMilliseconds());
        }

        return shown;
    }

    private void Remember(ReaderProfile reader, CandidatePool pool, ReadOnlySpan<int> rows, ReadOnlySpan<bool> opened, Signals[] shown, float[] expected)
    {
        var counting = new Counting(pool, weights);
        for (var i = 0; i < rows.Length; i++)
        {
            counting.ForReader(rows[i], shown[i], opened[i], Math.Min(expected[i], MostExpected));
            if (opened[i])
            {
                reader.Memory.MarkRead(pool.Article(rows[i]).Id);
            }
        }

        counting.Finish(reader.Memory);
    }

    private float[] Expected(Signals[] shown, int clicks)
    {
        var scores = Array.ConvertAll(shown, signals => signals.Weighed(weights));
        var highest = scores.Max();
        var odds = Array.ConvertAll(scores, score => Math.Exp(score - highest));
        var all = odds.Sum();
        return Array.ConvertAll(odds, odd => (float)(clicks * odd / all));
    }

    private void Step(Signals[] shown, ReadOnlySpan<bool> opened, float[] expected)
    {
        for (var signal = (int)Signal.ReadsSection; signal <= (int)Signal.LaterDays; signal++)
        {
            var slope = 0.0;
            for (var i = 0; i < shown.Length; i++)
            {
                slope += (expected[i] - (opened[i] ? 1 : 0)) * shown[i][signal];
            }

            squares[signal] += slope * slope;
            weights[signal] -= Pace * slope / Math.Sqrt(squares[signal] + 1);
            if (signal < (int)Signal.FirstDay)
            {
                weights[signal] = Math.Clamp(weights[signal], 0, MostWeight); // a liking never counts against, or its reason would be untrue
            }
        }

        model = model with { Weights = model.Weights.WithLearned(weights) };
    }
}
