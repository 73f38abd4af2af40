using System.Globalization;
using System.Text.Json;

namespace Nashra.Search.Evaluation;

/// <summary>How good the answers were, over all judged queries.</summary>
/// <param name="Ndcg10">Normalised discounted cumulative gain of the first ten, gain 2^grade − 1 (Järvelin and Kekäläinen, 2002).</param>
/// <param name="Mrr10">One over the place of the first right answer among ten, on average.</param>
/// <param name="Recall100">Share of the right answers among the first hundred, on average.</param>
internal sealed record SearchFigures(int Queries, double Ndcg10, double Mrr10, double Recall100, double P50Ms, double P95Ms)
{
    public static SearchFigures Over(IReadOnlyCollection<QueryFigures> queries)
    {
        var times = queries.Select(query => query.Milliseconds).Order().ToArray();
        double At(double share) => times.Length == 0 ? 0 : times[(int)Math.Min(times.Length - 1, share * times.Length)];
        double Mean(Func<QueryFigures, double> of) => queries.Count == 0 ? 0 : queries.Average(of);
        return new SearchFigures(queries.Count, Mean(query => query.Ndcg10), Mean(query => query.Mrr10), Mean(query => query.Recall100), At(0.5), At(0.95));
    }

    /// <summary>Keys ndcg10, mrr10, recall100, p50ms, p95ms and queries.</summary>
    public string ToJson() => JsonSerializer.Serialize(new
    {
        ndcg10 = Math.Round(Ndcg10, 4),
        mrr10 = Math.Round(Mrr10, 4),
        recall100 = Math.Round(Recall100, 4),
        p50ms = Math.Round(P50Ms, 2),
        p95ms = Math.Round(P95Ms, 2),
        queries = Queries,
    });

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"nDCG@10 {Ndcg10:F4}  MRR@10 {Mrr10:F4}  recall@100 {Recall100:F4}  p50 {P50Ms:F2} ms  p95 {P95Ms:F2} ms  ({Queries} queries)");
}

/// <summary>One query's figures.</summary>
internal sealed record QueryFigures(double Ndcg10, double Mrr10, double Recall100, double Milliseconds)
{
    private const int List = 10;
    private const int LongList = 100;

    public static QueryFigures Of(IReadOnlyList<string> answer, IReadOnlyDictionary<string, int> right, TimeSpan took)
    {
        var first = answer.Take(List).ToList().FindIndex(right.ContainsKey);
        var ideal = Gain(right.Values.OrderDescending().Take(List));
        return new QueryFigures(
            Gain(answer.Take(List).Select(document => right.GetValueOrDefault(document))) / ideal,
            first < 0 ? 0 : 1.0 / (first + 1),
            (double)answer.Take(LongList).Count(right.ContainsKey) / right.Count,
            took.TotalMilliseconds);
    }

    private static double Gain(IEnumerable<int> grades) =>
        grades.Index().Sum(place => (Math.Pow(2, place.Item) - 1) / Math.Log2(place.Index + 2));
}
