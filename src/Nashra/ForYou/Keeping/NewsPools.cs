using Nashra.Database;
using Nashra.Platform;

namespace Nashra.ForYou;

/// <summary>The node's pool of recent articles: made when somebody first asks, and made anew after each change of the log.</summary>
public sealed class NewsPools(IServiceScopeFactory scopes, LatestChange latest, TimeProvider clock, ILogger<NewsPools> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim building = new(1);
    private readonly PoolBuilder builder = new();
    private NewsPool? current;

    public ValueTask<NewsPool> CurrentAsync(CancellationToken cancel) => GoodAsync(_ => true, cancel);

    /// <summary>The pool in which followed phrases and searches up to these numbers have been looked up.</summary>
    public ValueTask<NewsPool> KnowingAsync(long phraseId, long searchId, CancellationToken cancel) => GoodAsync(pool => pool.LastPhrase >= phraseId && pool.LastSearch >= searchId, cancel);

    /// <summary>Catches up with the change log now, as the background does every two seconds.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        if (current is not null)
        {
            await GoodAsync(pool => pool.Seq == latest.Seq, cancel);
        }
    }

    public override void Dispose()
    {
        building.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is System.Data.Common.DbException or TimeoutException)
            {
                log.LogWarning(fault, "The pool of recent articles could not be renewed; the former one stands");
            }
        }
    }

    private async ValueTask<NewsPool> GoodAsync(Func<NewsPool, bool> isGood, CancellationToken cancel)
    {
        if (Volatile.Read(ref current) is { } ready && isGood(ready))
        {
            return ready;
        }

        await building.WaitAsync(cancel);
        try
        {
            if (current is null || !isGood(current))
            {
                await using var scope = scopes.CreateAsyncScope();
                var seq = latest.Seq;
                var searches = await scope.ServiceProvider.GetRequiredService<AsksFollowedSearches>()(cancel);
                Volatile.Write(ref current, await builder.BuildAsync(scope.ServiceProvider.GetRequiredService<NewsDb>(), searches, clock.GetUtcNow(), seq, cancel));
            }

            return current!;
        }
        finally
        {
            building.Release();
        }
    }
}

/// <summary>A pool, the change up to which it knows the paper, and the last followed phrase and search that were looked up in it.</summary>
public sealed record NewsPool(CandidatePool Candidates, long Seq, long LastPhrase, long LastSearch);
