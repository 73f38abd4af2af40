using System.Collections.Concurrent;

namespace Nashra.ForYou;

/// <summary>
/// The head of each active reader's list, ranked anew when the pool changes, when the reader acts on this node, and in any
/// case after some seconds: that long an act on another node may take to show on the front page. «لك» is always fresh.
/// </summary>
public sealed class RecentRibbons(IServiceScopeFactory scopes, NewsPools pools, TimeProvider clock)
{
    private const int Most = 20_000;
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(10);
    private static readonly ListRules Rules = ListRules.Default with { Length = 8, MostPerSection = 3 };
    private readonly ConcurrentDictionary<long, RankedRibbon> recent = new();

    public async ValueTask<RankedRibbon> OfAsync(long readerId, CancellationToken cancel)
    {
        var pool = await pools.CurrentAsync(cancel);
        if (recent.TryGetValue(readerId, out var known) && known.PoolSeq == pool.Seq && clock.GetElapsedTime(known.MadeAt) < Lasts)
        {
            return known;
        }

        if (recent.Count >= Most)
        {
            recent.Clear();
        }

        return recent[readerId] = await RankAsync(readerId, pool.Seq, cancel);
    }

    public void Forget(long readerId) => recent.TryRemove(readerId, out _);

    private async Task<RankedRibbon> RankAsync(long readerId, long seq, CancellationToken cancel)
    {
        var madeAt = clock.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        var reader = await scope.ServiceProvider.GetRequiredService<Profiles>().OfAsync(readerId, cancel);
        var articles = reader.IsTailored && !reader.IsUnknown
            ? await scope.ServiceProvider.GetRequiredService<TailoredList>().RankAsync(reader.Profile, Rules, cancel)
            : [];
        return new RankedRibbon(articles, reader.IsTailored, reader.IsUnknown, seq, madeAt);
    }
}

public sealed record RankedRibbon(IReadOnlyList<RankedArticle> Articles, bool IsTailored, bool IsUnknown, long PoolSeq, long MadeAt);
