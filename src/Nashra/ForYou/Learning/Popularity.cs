namespace Nashra.ForYou;

/// <summary>
/// Turns hourly openings into tallies: each hour's openings of the articles of one age, beside an equal share of them for
/// each article of that age, sections that are read more counting for more. So neither being new nor being in a loved
/// section is mistaken for being good. An hour counts half as much a day later; three days back nothing counts.
/// </summary>
internal sealed class Popularity(CandidatePool pool, RankingModel model, DateTimeOffset now)
{
    public const int Hours = 72;
    private const double HalfLife = 24;

    // Articles are compared within these ages, in hours; what is older is compared with all that is older.
    private static readonly int[] AgesUpTo = [6, 12, 24, 48, 72, 168];
    private readonly long hourNow = HourOf(now.ToUnixTimeMilliseconds());
    private readonly float[] pull = PullOf(pool, model);
    private readonly Tally[] tallies = new Tally[pool.Count];

    public static long HourOf(long milliseconds) => milliseconds / (1000L * 3600);

    /// <summary>The tally of each row of the pool.</summary>
    public Tally[] Of(IReadOnlyList<HourOfViews> views)
    {
        foreach (var hour in views.GroupBy(view => view.Hour))
        {
            CountHour(hour.Key, hour);
        }

        return tallies;
    }

    private void CountHour(long hour, IEnumerable<HourOfViews> views)
    {
        var worth = (float)Math.Pow(0.5, Math.Max(0, hourNow - hour) / HalfLife);
        var openings = new float[AgesUpTo.Length + 1];
        foreach (var view in views)
        {
            if (pool.TryFind(view.ArticleId, out var row))
            {
                tallies[row] += new Tally(view.Views * worth, 0);
                openings[AgeOf(row, hour)] += view.Views * worth;
            }
        }

        Share(hour, openings);
    }

    private void Share(long hour, float[] openings)
    {
        var pulls = new float[openings.Length];
        for (var row = 0; row < pool.Count; row++)
        {
            pulls[AgeOf(row, hour)] += IsOut(row, hour) ? pull[row] : 0;
        }

        for (var row = 0; row < pool.Count; row++)
        {
            var age = AgeOf(row, hour);
            if (openings[age] > 0 && IsOut(row, hour))
            {
                tallies[row] += new Tally(0, openings[age] * pull[row] / pulls[age]);
            }
        }
    }

    private bool IsOut(int row, long hour) => HourOf(pool.PublishedAt[row]) <= hour;

    private int AgeOf(int row, long hour)
    {
        var hours = hour - HourOf(pool.PublishedAt[row]);
        var age = Array.FindIndex(AgesUpTo, upTo => hours < upTo);
        return age < 0 ? AgesUpTo.Length : age;
    }

    private static float[] PullOf(CandidatePool pool, RankingModel model)
    {
        var pull = new float[pool.Count];
        for (var row = 0; row < pull.Length; row++)
        {
            var section = new Subject(SubjectKind.Section, pool.Article(row).SectionId);
            pull[row] = (float)Math.Exp(model.Weights.SectionIsRead * model.SectionLift(section.Key));
        }

        return pull;
    }
}
