using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Nashra.SearchLoad;

/// <summary>Time by the clock and of all cores together, so that what other processes take can be told from what this one does.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Spent(TimeSpan Clock, TimeSpan Cores)
{
    public static Spent Now() => new(Stopwatch.GetElapsedTime(0), Environment.CpuUsage.TotalTime);

    public static Spent operator +(Spent one, Spent other) => new(one.Clock + other.Clock, one.Cores + other.Cores);

    public static Spent operator -(Spent one, Spent other) => new(one.Clock - other.Clock, one.Cores - other.Cores);

    public string For(int articles) =>
        FormattableString.Invariant($"{articles / Clock.TotalSeconds:F0}/s, {Cores.TotalMicroseconds / articles:F0} µs of a core each");
}
