namespace Nashra.ForYou;

/// <summary>
/// How far likings lie from the average, and how common each distance is: 23 steps of a quarter on a logarithmic scale
/// from a twelfth of the average to twenty times it. With few openings it keeps an estimate near what is common; it is
/// not a bell curve because readers are not: most sections leave a reader a little cold and one or two are loved.
/// The shares are learned from all tallies (Laird's non-parametric maximum likelihood, by expectation-maximisation).
/// </summary>
public sealed class LiftPrior
{
    private const int Levels = 23;
    private const double Lowest = -2.5;
    private const double Step = 0.25;
    private const double LeastExpected = 0.05;
    private static readonly double[] Logs = [.. Enumerable.Range(0, Levels).Select(level => Lowest + (level * Step))];
    private static readonly double[] Lifts = [.. Logs.Select(Math.Exp)];
    private readonly double[] shares;

    private LiftPrior(double[] shares) => this.shares = shares;

    /// <summary>What is usual among readers' tastes: mostly lukewarm, some loved.</summary>
    public static LiftPrior Taste { get; } = Bells((-0.3, 0.6, 0.8), (1, 0.8, 0.2));

    /// <summary>What is usual among articles: a quarter above or below the others.</summary>
    public static LiftPrior Appeal { get; } = Bells((-0.1, 0.6, 1));

    /// <summary>As <see cref="Shares"/> gave them.</summary>
    public static LiftPrior Of(IReadOnlyList<double> shares) =>
        shares.Count == Levels ? Normalized([.. shares]) : throw new ArgumentException($"there are {Levels} steps", nameof(shares));

    /// <summary>How common each step is; they add up to one.</summary>
    public IReadOnlyList<double> Shares => shares;

    /// <summary>The logarithm of the expected lift after what was counted; 0 is average. At most 3, at least -2.5.</summary>
    public double LogLift(Tally tally)
    {
        Span<double> likely = stackalloc double[Levels];
        var all = Posterior(tally, likely);
        var mean = 0.0;
        for (var level = 0; level < Levels; level++)
        {
            mean += likely[level] * Lifts[level];
        }

        return Math.Log(mean / all);
    }

    /// <summary>The same scale fitted to a newspaper's own tallies. The shipped shares count as <paramref name="weight"/> tallies.</summary>
    public LiftPrior LearnedFrom(IEnumerable<Tally> tallies, double weight = 100, int rounds = 5)
    {
        Tally[] telling = [.. tallies.Where(tally => tally.Expected > LeastExpected)];
        var learned = this;
        for (var round = 0; round < rounds; round++)
        {
            learned = learned.Fitted(telling, shares, weight);
        }

        return learned;
    }

    private LiftPrior Fitted(Tally[] tallies, double[] shipped, double weight)
    {
        var counts = Array.ConvertAll(shipped, share => share * weight);
        Span<double> likely = stackalloc double[Levels];
        foreach (var tally in tallies)
        {
            var all = Posterior(tally, likely);
            for (var level = 0; level < Levels; level++)
            {
                counts[level] += likely[level] / all;
            }
        }

        return Normalized(counts);
    }

    private double Posterior(Tally tally, Span<double> likely)
    {
        var highest = double.NegativeInfinity;
        for (var level = 0; level < Levels; level++)
        {
            likely[level] = (tally.Opened * Logs[level]) - (tally.Expected * Lifts[level]);
            highest = Math.Max(highest, likely[level]);
        }

        var all = 0.0;
        for (var level = 0; level < Levels; level++)
        {
            likely[level] = shares[level] * Math.Exp(likely[level] - highest);
            all += likely[level];
        }

        return all;
    }

    private static LiftPrior Bells(params (double Middle, double Width, double Share)[] bells) =>
        Normalized(Array.ConvertAll(Logs, log => bells.Sum(bell => bell.Share / bell.Width * Math.Exp(-0.5 * Math.Pow((log - bell.Middle) / bell.Width, 2)))));

    private static LiftPrior Normalized(double[] counts)
    {
        var all = counts.Sum();
        return new LiftPrior(Array.ConvertAll(counts, count => count / all));
    }
}
