using System.Buffers;

namespace Nashra.ForYou;

/// <summary>The pool as it stands for all readers at one moment; any number of threads may rank from it.</summary>
public sealed class RankingMoment
{
    private readonly CandidatePool pool;
    private readonly RankingModel model;
    private readonly double[] weights;
    private readonly long now;
    private readonly Signals[] common;
    private readonly double[] commonScores;

    internal RankingMoment(CandidatePool pool, RankingModel model, double[] weights, DateTimeOffset now)
    {
        (this.pool, this.model, this.weights, this.now) = (pool, model, weights, now.ToUnixTimeMilliseconds());
        (common, commonScores) = (new Signals[pool.Count], new double[pool.Count]);
        var sections = new float[pool.SubjectKeys.Count];
        foreach (var subject in pool.Sections.Span)
        {
            sections[subject] = (float)model.SectionLift(pool.SubjectKeys[subject]);
        }

        for (var row = 0; row < pool.Count; row++)
        {
            common[row].ReadCommon(pool, row, sections, this.now);
            commonScores[row] = common[row].WeighedCommon(weights);
        }
    }

    public IReadOnlyList<RankedArticle> Rank(ReaderProfile reader, ListRules rules)
    {
        using var view = new ReaderView(reader, pool, model);
        var rows = ArrayPool<int>.Shared.Rent(pool.Count);
        var keys = ArrayPool<float>.Shared.Rent(pool.Count);
        var usual = new Usual();
        var found = ScoreAll(view, rows, keys, ref usual);
        Array.Sort(keys, rows, 0, found);
        var chosen = new ListComposer(pool, rules).Compose(rows.AsSpan(0, found), keys.AsSpan(0, found));
        var reasons = new ReasonFinder(pool, view, reader, weights, usual, now);
        var ranked = chosen.ConvertAll(choice => new RankedArticle(pool.Article(choice.Row).Id, choice.Score, reasons.Of(choice.Row)));
        ArrayPool<int>.Shared.Return(rows);
        ArrayPool<float>.Shared.Return(keys);
        return ranked;
    }

    // Keys are negated scores, so that sorting upwards puts the best first.
    private int ScoreAll(ReaderView view, int[] rows, float[] keys, ref Usual usual)
    {
        var found = 0;
        var own = default(Signals);
        var read = view.Read;
        var published = pool.PublishedAt.Span;
        for (var row = 0; row < published.Length; row++)
        {
            if (!read[row] && published[row] <= now && own.ReadOwn(pool, row, view))
            {
                usual.Add(own, common[row]);
                rows[found] = row;
                keys[found++] = (float)-(commonScores[row] + own.WeighedOwn(weights));
            }
        }

        return found;
    }
}
