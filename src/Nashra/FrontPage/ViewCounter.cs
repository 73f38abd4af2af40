using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.FrontPage;

/// <summary>
/// Counts views that the page itself reports, so they count behind every cache: no cookie, no address kept. Each node
/// gathers for some seconds and adds its sums in one transaction; a crash loses those seconds of counts and nothing else.
/// </summary>
public sealed class ViewCounter(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ViewCounter> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    // More articles than any paper's readers open in five seconds; beyond it is a flood of made-up numbers.
    private const int MostGathered = 10_000;
    private ConcurrentDictionary<long, long> gathered = new();

    public void Saw(long articleId)
    {
        var now = gathered;
        if (now.Count < MostGathered || now.ContainsKey(articleId))
        {
            now.AddOrUpdate(articleId, 1, (_, views) => views + 1);
        }
    }

    public async Task AddUpAsync(CancellationToken cancel)
    {
        var sums = Interlocked.Exchange(ref gathered, new());
        if (sums.IsEmpty)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
        var hour = clock.GetUtcNow().ToUnixTimeSeconds() / 3600;
        var ids = sums.Keys.ToList();
        var real = await db.Articles.Visible(clock.GetUtcNow()).Where(a => ids.Contains(a.Id)).Select(a => a.Id).ToListAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var id in real.Order())
        {
            var views = sums[id];
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO article_views (article_id, hour, views) VALUES ({id}, {hour}, {views}) ON CONFLICT (article_id, hour) DO UPDATE SET views = article_views.views + excluded.views", cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await AddUpAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is System.Data.Common.DbException or DbUpdateException or TimeoutException)
            {
                log.LogWarning(fault, "Some seconds of view counts were not kept");
            }
        }
    }
}
