namespace Nashra.ForYou.Evaluation;

/// <summary>Measures each ranked impression of a replay.</summary>
internal sealed class ReplayFigures(MindNews news)
{
    private const int ListLength = 10;
    private const int FollowPlaces = 5;
    private readonly ImpressionScores forYou = new();
    private readonly ImpressionScores latest = new();
    private readonly ImpressionScores popular = new();
    private readonly HashSet<int> shown = [];
    private readonly HashSet<int> listed = [];
    private double variety;
    private long followsOffered;
    private long followsHonoured;
    private int lists;

    public void Add(MindImpression impression, double[] scores, double[] published, double[] openings)
    {
        var order = Order(impression, scores);
        forYou.Add(scores, impression.Opened, order);
        latest.Add(published, impression.Opened, Order(impression, published));
        popular.Add(openings, impression.Opened, Order(impression, openings));
        lists++;
        shown.UnionWith(impression.Shown);
        listed.UnionWith(order.Take(ListLength).Select(i => impression.Shown[i]));
        variety += Variety([.. order.Take(ListLength).Select(i => news.Articles[impression.Shown[i]].SectionId)]);
        CountFollows(impression, order);
    }

    public ForYouReport Report(RankingWeights weights) => new(
        forYou.Count, forYou.Averages, latest.Averages, popular.Averages,
        (double)listed.Count / Math.Max(1, shown.Count), variety / Math.Max(1, lists),
        followsOffered == 0 ? null : (double)followsHonoured / followsOffered, weights);

    // Equal scores must not be settled by the order of the log, which may tell what was opened.
    private static int[] Order(MindImpression impression, double[] scores) =>
        [.. Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).ThenBy(i => unchecked((uint)impression.Shown[i] * 2654435769u))];

    private static double Variety(long[] sections)
    {
        var pairs = sections.Length * (sections.Length - 1) / 2.0;
        var alike = sections.CountBy(section => section).Sum(group => group.Value * (group.Value - 1) / 2.0);
        return pairs == 0 ? 0 : 1 - (alike / pairs);
    }

    private void CountFollows(MindImpression impression, int[] order)
    {
        foreach (var follow in impression.Follows)
        {
            bool Has(int place) => Carries(news.Articles[impression.Shown[place]], follow);
            followsOffered += order.Any(Has) ? 1 : 0;
            followsHonoured += order.Take(FollowPlaces).Any(Has) ? 1 : 0;
        }
    }

    private static bool Carries(MindArticle article, Subject follow) =>
        follow.Kind == SubjectKind.Section ? article.SectionId == follow.Id : article.TopicIds.Contains(follow.Id);
}
