using System.Diagnostics;

namespace Nashra.SearchLoad;

/// <summary>How long each of many questions took.</summary>
internal static class Timing
{
    public static string Of(IEnumerable<string> queries, Action<string> ask)
    {
        var times = new List<double>();
        foreach (var query in queries)
        {
            var start = Stopwatch.GetTimestamp();
            ask(query);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        return FormattableString.Invariant($"p50 {At(times, 0.5):F1} ms  p95 {At(times, 0.95):F1} ms  p99 {At(times, 0.99):F1} ms  ({times.Count} queries)");
    }

    private static double At(List<double> times, double share) => times[(int)(share * (times.Count - 1))];
}
