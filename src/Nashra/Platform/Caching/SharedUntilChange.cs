namespace Nashra.Platform.Caching;

/// <summary>
/// One thing that is the same for every reader of this node: made anew when the paper has changed, and once a minute for
/// what changes by itself. Readers who come meanwhile make it too rather than wait; the last one stands.
/// </summary>
public sealed class SharedUntilChange<T>(LatestChange latest, TimeProvider clock)
    where T : class
{
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(1);
    private Made? made;

    public async ValueTask<T> OfAsync(Func<Task<T>> make)
    {
        var (seq, now) = (latest.Seq, clock.GetTimestamp());
        if (Volatile.Read(ref made) is { } known && known.Seq == seq && clock.GetElapsedTime(known.At, now) < Age)
        {
            return known.Value;
        }

        var value = await make();
        Volatile.Write(ref made, new Made(value, seq, now));
        return value;
    }

    private sealed record Made(T Value, long Seq, long At);
}
