using System.Buffers;

namespace Nashra.ForYou;

/// <summary>The pool as it stands for all readers at one moment; any number of threads may rank from it.</summary>
public sealed class RankingMoment
{
    private readonly RankingModel model;
    private readonly long now;
    private readonly double[] sums = new double[Signals.Count - Signals.Own];

    internal RankingMoment(CandidatePool pool, RankingModel model, double[] weights, DateTimeOffset now)
    {
        (Pool, this.model, Weights, this.now) = (pool, model, weights, now.ToUnixTimeMilliseconds());
        (Common, CommonScores, IsAhead) = (new Signals[pool.Count], new double[pool.Count], new bool[pool.Count]);
        var sections = new float[pool.SubjectKeys.Count];
        foreach (var subject in pool.Sections.Span)
        {
            sections[subject] = (float)model.SectionLift(pool.SubjectKeys[subject]);
        }

        for (var row = 0; row < pool.Count; row++)
        {
            Common[row].ReadCommon(pool, row, sections, this.now);
            CommonScores[row] = Common[row].WeighedCommon(weights);
            IsAhead[row] = pool.PublishedAt[row] > this.now;
            AddUp(row);
        }
    }

    internal CandidatePool Pool { get; }

    internal double[] Weights { get; }

    internal Signals[] Common { get; }

    internal double[] CommonScores { get; }

    /// <summary>By row: published only later.</summary>
    internal bool[] IsAhead { get; }

    /// <summary>From <see cref="Signals.Own"/> on, over all rows that are published.</summary>
    internal ReadOnlySpan<double> CommonSums => sums;

    public IReadOnlyList<RankedArticle> Rank(ReaderProfile reader, ListRules rules)
    {
        using var view = new ReaderView(reader, Pool, model);
        using var scoring = new Scoring(this, view);
        var rows = ArrayPool<int>.Shared.Rent(Pool.Count);
        var keys = ArrayPool<float>.Shared.Rent(Pool.Count);
        var (found, usual) = scoring.Fill(rows, keys);
        var chosen = new ListComposer(Pool, rules, scoring).Compose(rows.AsSpan(0, found), keys.AsSpan(0, found));
        var reasons = new ReasonFinder(Pool, view, reader, Weights, usual, now);
        var ranked = chosen.ConvertAll(choice => new RankedArticle(Pool.Article(choice.Row).Id, choice.Score, reasons.Of(choice.Row)));
        ArrayPool<int>.Shared.Return(rows);
        ArrayPool<float>.Shared.Return(keys);
        return ranked;
    }

    private void AddUp(int row)
    {
        for (var signal = 0; signal < sums.Length && !IsAhead[row]; signal++)
        {
            sums[signal] += Common[row][Signals.Own + signal];
        }
    }
}
