namespace Nashra.ForYou.Evaluation;

/// <summary>
/// The averages over impressions that the MIND paper (Wu et al., ACL 2020) reports. AUC: how often an opened article stands
/// above one that was not, equal scores counting half. MRR: the mean over the opened articles of one by their place.
/// nDCG@n: gain 1 at place p worth 1/log2(p+1), over the best that was possible. Impressions where all or nothing was
/// opened say nothing of order and are left out.
/// </summary>
public sealed record ImpressionFigures(double Auc, double Mrr, double Ndcg5, double Ndcg10);

/// <summary>Gathers those averages, one impression after another.</summary>
internal sealed class ImpressionScores
{
    private double auc;
    private double mrr;
    private double ndcg5;
    private double ndcg10;

    public int Count { get; private set; }

    public ImpressionFigures Averages => Count == 0 ? new(0, 0, 0, 0) : new(auc / Count, mrr / Count, ndcg5 / Count, ndcg10 / Count);

    /// <summary>Enters one impression; <paramref name="order"/> holds the places of its articles, best first.</summary>
    public void Add(double[] scores, bool[] opened, int[] order)
    {
        var clicks = opened.Count(click => click);
        if (clicks == 0 || clicks == opened.Length)
        {
            return;
        }

        Count++;
        auc += Auc(scores, opened);
        mrr += order.Select((article, place) => opened[article] ? 1.0 / (place + 1) : 0).Sum() / clicks;
        ndcg5 += Ndcg(opened, order, clicks, 5);
        ndcg10 += Ndcg(opened, order, clicks, 10);
    }

    private static double Auc(double[] scores, bool[] opened)
    {
        double above = 0, pairs = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            for (var j = 0; opened[i] && j < scores.Length; j++)
            {
                if (!opened[j])
                {
                    pairs++;
                    above += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }

        return above / pairs;
    }

    private static double Ndcg(bool[] opened, int[] order, int clicks, int places)
    {
        var gained = order.Take(places).Select((article, place) => opened[article] ? 1 / Math.Log2(place + 2) : 0).Sum();
        return gained / Enumerable.Range(0, Math.Min(places, clicks)).Sum(place => 1 / Math.Log2(place + 2));
    }
}
