using System.Collections.Concurrent;

namespace Nashra.Newsletters.Counting;

/// <summary>Which article each copy was followed to within the last second: a hand follows one link, a machine all of them.</summary>
internal sealed class LastSteps(TimeProvider clock)
{
    private const int MostKept = 10_000;
    private static readonly TimeSpan Quickest = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<long, Step> last = new();

    /// <summary>Notes a step.</summary>
    /// <returns>The other article that the same copy was followed to a moment ago; null when there is none.</returns>
    public long? Take(long copyId, long articleId)
    {
        if (last.Count >= MostKept)
        {
            last.Clear(); // a flood costs the verdicts of one second
        }

        var now = clock.GetTimestamp();
        var before = last.TryGetValue(copyId, out var step) && clock.GetElapsedTime(step.At, now) < Quickest && step.ArticleId != articleId ? step.ArticleId : (long?)null;
        last[copyId] = new Step(articleId, now);
        return before;
    }

    private sealed record Step(long ArticleId, long At);
}
