using System.Diagnostics;
using System.Globalization;

namespace Nashra.SearchLoad;

/// <summary>How long each of many questions took, on the clock and on a core: the latter tells what a busy machine hides.</summary>
internal static class Timing
{
    public static string Of(IReadOnlyCollection<string> queries, Action<string> ask)
    {
        var (times, cores) = (new List<double>(), new List<double>());
        foreach (var query in queries)
        {
            var (start, used) = (Stopwatch.GetTimestamp(), CoreMilliseconds());
            ask(query);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            cores.Add(CoreMilliseconds() - used);
        }

        return FormattableString.Invariant($"{Percentiles(times)}  of a core: {Percentiles(cores)}  ({times.Count} queries)");
    }

    private static string Percentiles(List<double> times)
    {
        times.Sort();
        return FormattableString.Invariant($"p50 {At(times, 0.5):F1} p95 {At(times, 0.95):F1} p99 {At(times, 0.99):F1} max {times[^1]:F1} ms");
    }

    private static double At(List<double> times, double share) => times[(int)(share * (times.Count - 1))];

    // The first number is the time this thread has had, in nanoseconds.
    private static double CoreMilliseconds() =>
        double.Parse(File.ReadAllText("/proc/thread-self/schedstat").Split(' ')[0], CultureInfo.InvariantCulture) / 1e6;
}
