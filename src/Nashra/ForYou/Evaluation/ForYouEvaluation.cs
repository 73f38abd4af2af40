using System.Globalization;
using System.Text.Json;

namespace Nashra.ForYou.Evaluation;

/// <summary>What a replay measured. The product's own order, beside newest first and most opened first on the same impressions.</summary>
/// <param name="Coverage">Share of the shown articles that stood among some reader's first ten.</param>
/// <param name="Variety">Share of pairs among the first ten that are of different sections.</param>
/// <param name="FollowsHonoured">Share of the follows with an article on offer that had one among the first five; null without follows.</param>
public sealed record ForYouReport(
    int Impressions, ImpressionFigures ForYou, ImpressionFigures Latest, ImpressionFigures Popular, double Coverage, double Variety, double? FollowsHonoured, RankingWeights Weights)
{
    /// <summary>What a log in files did not tell; a newspaper's own has none.</summary>
    public LogGaps Gaps { get; init; } = new();

    private static readonly JsonSerializerOptions Lines = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Keys impressions, auc, mrr, ndcg5, ndcg10, coverage, variety, followsHonoured, latest, popular, weights, gaps.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new { Impressions, ForYou.Auc, ForYou.Mrr, ForYou.Ndcg5, ForYou.Ndcg10, Coverage, Variety, FollowsHonoured, Latest, Popular, Weights, Gaps }, Lines);

    public override string ToString() => string.Join('\n',
        "              AUC     MRR  nDCG@5 nDCG@10",
        Row("for you", ForYou),
        Row("latest", Latest),
        Row("popular", Popular),
        string.Create(CultureInfo.InvariantCulture, $"{Impressions} impressions; coverage {Coverage:F3}, variety {Variety:F3}, follows honoured {(FollowsHonoured is { } share ? share.ToString("F3", CultureInfo.InvariantCulture) : "none in the log")}"));

    private static string Row(string name, ImpressionFigures figures) =>
        string.Create(CultureInfo.InvariantCulture, $"{name,-10}{figures.Auc,8:F4}{figures.Mrr,8:F4}{figures.Ndcg5,8:F4}{figures.Ndcg10,8:F4}");
}

/// <summary>
/// Replays a log in MIND format through the product's own ranker, strictly in the order of time: each list is ranked
/// before anything is learned from it. A log in order is streamed; one out of order is sorted in memory first.
/// </summary>
public static class ForYouEvaluation
{
    /// <exception cref="MalformedLogException">A line cannot be read (the message names it), or there is nothing to measure.</exception>
    public static ForYouReport Run(string newsPath, string behaviorsPath, CancellationToken cancel = default)
    {
        var news = MindNews.Read(newsPath);
        var replay = Replay.Of(news, InOrder(behaviorsPath, news), cancel);
        if (news.IsOfAnotherLog)
        {
            throw new MalformedLogException("for_you.log.strangers");
        }

        return replay.Measured() with { Gaps = news.Gaps };
    }

    private static IEnumerable<MindImpression> InOrder(string path, MindNews news)
    {
        var impressions = MindImpression.LinesOf(path).Select(line => MindImpression.Parse(line, news));
        return IsInOrder(path) ? impressions : impressions.OrderBy(impression => impression.At);
    }

    private static bool IsInOrder(string path)
    {
        var last = DateTimeOffset.MinValue;
        foreach (var line in MindImpression.LinesOf(path))
        {
            var at = MindImpression.TimeOf(line);
            if (at < last)
            {
                return false;
            }

            last = at;
        }

        return true;
    }
}
