namespace Nashra.Platform.Post;

/// <summary>How long after a temporary refusal the next offer waits: half a minute, doubling, at most four hours.</summary>
public static class RetryDelay
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(4);

    public static TimeSpan After(int attempts)
    {
        var delay = First * Math.Pow(2, Math.Clamp(attempts - 1, 0, 16));
        return delay < Longest ? delay : Longest;
    }
}
