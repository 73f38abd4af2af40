using System.Buffers;

namespace Nashra.ForYou;

/// <summary>Orders recent articles for one reader. Pure: the same profile, pool, model and time give the same list.</summary>
public sealed class Ranker
{
    private readonly RankingModel model;
    private readonly double[] weights;

    public Ranker(RankingModel model)
    {
        this.model = model;
        weights = model.Weights.ToArray();
    }

    /// <summary>The list of «لك»: nothing muted, nothing read, one article of each story, varied by the rules, each with its reason.</summary>
    public IReadOnlyList<RankedArticle> Rank(ReaderProfile reader, CandidatePool pool, DateTimeOffset now, ListRules? rules = null)
    {
        using var view = new ReaderView(reader, pool, model);
        var rows = ArrayPool<int>.Shared.Rent(pool.Count);
        var keys = ArrayPool<float>.Shared.Rent(pool.Count);
        var clock = now.ToUnixTimeMilliseconds();
        var usual = new Usual();
        var found = ScoreAll(view, pool, clock, rows, keys, ref usual);
        Array.Sort(keys, rows, 0, found);
        var chosen = new ListComposer(pool, rules ?? ListRules.Default).Compose(rows.AsSpan(0, found), keys.AsSpan(0, found));
        var reasons = new ReasonFinder(pool, view, reader, weights, usual, clock);
        var ranked = chosen.ConvertAll(choice => new RankedArticle(pool.Article(choice.Row).Id, choice.Score, reasons.Of(choice.Row)));
        ArrayPool<int>.Shared.Return(rows);
        ArrayPool<float>.Shared.Return(keys);
        return ranked;
    }

    /// <summary>The score of chosen rows, in their order, without composing a list: log odds up to a constant. Higher is better.</summary>
    public void Score(ReaderProfile reader, CandidatePool pool, ReadOnlySpan<int> rows, DateTimeOffset now, Span<double> scores)
    {
        using var view = new ReaderView(reader, pool, model);
        var signals = default(Signals);
        for (var i = 0; i < rows.Length; i++)
        {
            scores[i] = signals.Read(pool, rows[i], view, now.ToUnixTimeMilliseconds()) ? signals.Weighed(weights) : double.NegativeInfinity;
        }
    }

    // Keys are negated scores, so that sorting upwards puts the best first.
    private int ScoreAll(ReaderView view, CandidatePool pool, long now, int[] rows, float[] keys, ref Usual usual)
    {
        var found = 0;
        var signals = default(Signals);
        for (var row = 0; row < pool.Count; row++)
        {
            if (!view.Read[row] && pool.PublishedAt[row] <= now && signals.Read(pool, row, view, now))
            {
                usual.Add(signals);
                rows[found] = row;
                keys[found++] = (float)-signals.Weighed(weights);
            }
        }

        return found;
    }
}
