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
    public IReadOnlyList<RankedArticle> Rank(ReaderProfile reader, CandidatePool pool, DateTimeOffset now, ListRules? rules = null) =>
        At(pool, now).Rank(reader, rules ?? ListRules.Default);

    /// <summary>The lists of many readers at one moment: what moves an article for all alike is weighed once.</summary>
    public RankingMoment At(CandidatePool pool, DateTimeOffset now) => new(pool, model, weights, now);

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
}
