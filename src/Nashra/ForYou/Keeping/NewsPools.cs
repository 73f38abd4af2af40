using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.ForYou;

/// <summary>The node's pool of recent articles: made when somebody first asks, and made anew after each change of the log.</summary>
public sealed class NewsPools(IServiceScopeFactory scopes, LatestChange latest, TimeProvider clock, ILogger<NewsPools> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenCounts = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MomentsApart = TimeSpan.FromSeconds(10); // age is told in days
    private readonly SemaphoreSlim building = new(1);
    private readonly PoolBuilder builder = new();
    private NewsPool? current;
    private KnownMoment? moment;

    public ValueTask<NewsPool> CurrentAsync(CancellationToken cancel) => GoodAsync(_ => true, cancel);

    /// <summary>The pool in which followed phrases and searches up to these numbers have been looked up.</summary>
    public ValueTask<NewsPool> KnowingAsync(long phraseId, long searchId, CancellationToken cancel) => GoodAsync(pool => pool.LastPhrase >= phraseId && pool.LastSearch >= searchId, cancel);

    /// <summary>The pool as it stands for all readers now, weighed once for all who ask within seconds.</summary>
    public RankingMoment MomentOf(NewsPool pool)
    {
        var now = clock.GetUtcNow();
        var known = Volatile.Read(ref moment);
        if (known is null || !ReferenceEquals(known.Pool, pool) || (now - known.At).Duration() >= MomentsApart)
        {
            known = new KnownMoment(pool, now, new Ranker(pool.Model).At(pool.Candidates, now));
            Volatile.Write(ref moment, known);
        }

        return known.Moment;
    }

    /// <summary>Catches up with the change log and with what is read, as the background does every two seconds.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        if (current is not null)
        {
            await GoodAsync(pool => pool.Seq == latest.Seq && clock.GetUtcNow() - pool.CountedAt < BetweenCounts, cancel);
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
                Volatile.Write(ref current, await RenewedAsync(scope.ServiceProvider, isGood, cancel));
            }

            return current!;
        }
        finally
        {
            building.Release();
        }
    }

    // Counting takes milliseconds; the articles themselves are read again only when the paper or what is followed has changed.
    private async Task<NewsPool> RenewedAsync(IServiceProvider paper, Func<NewsPool, bool> isGood, CancellationToken cancel)
    {
        var (db, now) = (paper.GetRequiredService<NewsDb>(), clock.GetUtcNow());
        var pool = current is { } known && isGood(known with { CountedAt = now }) ? known : await MadeAsync(paper, db, now, cancel);
        var model = await ModelAsync(db, cancel);
        var views = await paper.GetRequiredService<CountsViews>()(Popularity.HourOf(now.ToUnixTimeMilliseconds()) - Popularity.Hours, cancel);
        var tallies = new Popularity(pool.Candidates, model, now).Of(views);
        return pool with { Candidates = pool.Candidates.ReadAs(tallies, model.Appeal), Model = model, CountedAt = now };
    }

    private async Task<NewsPool> MadeAsync(IServiceProvider paper, NewsDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var seq = latest.Seq;
        var searches = await paper.GetRequiredService<AsksFollowedSearches>()(cancel);
        var chosen = await paper.GetRequiredService<EditorsChoice>()(cancel);
        var (candidates, lastPhrase) = await builder.BuildAsync(db, searches, chosen, now, cancel);
        return new NewsPool(candidates, new RankingModel(), seq, lastPhrase, searches.LastSearch, now);
    }

    private static async Task<RankingModel> ModelAsync(NewsDb db, CancellationToken cancel) =>
        await db.KeptModels.Select(m => m.Model).FirstOrDefaultAsync(cancel) is { } json ? ModelJson.Read(json) : new RankingModel();

    private sealed record KnownMoment(NewsPool Pool, DateTimeOffset At, RankingMoment Moment);
}

/// <summary>A pool with the model to rank it by, the change up to which it knows the paper, the last followed phrase and search that were looked up in it, and when its readings were counted.</summary>
public sealed record NewsPool(CandidatePool Candidates, RankingModel Model, long Seq, long LastPhrase, long LastSearch, DateTimeOffset CountedAt);
