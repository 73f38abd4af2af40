using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Nashra.Platform.Post;

namespace Nashra.Platform;

/// <summary>A job that comes round again: its name, how often, and what it does. What is due is always a row with a time, so a missed round loses nothing.</summary>
public sealed record RecurringJob(string Name, TimeSpan Every, Func<IServiceProvider, CancellationToken, Task> RunAsync);

/// <summary>Runs the schedule. Of several nodes, the one that holds the claim in that moment does a round; the others pass.</summary>
public sealed class RecurringWork(IEnumerable<RecurringJob> jobs, WorkSessions sessions, IServiceScopeFactory scopes, ILogger<RecurringWork> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(jobs.Select((job, number) => GoRoundAsync(job, number, stoppingToken)));

    private async Task GoRoundAsync(RecurringJob job, int number, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(job.Every);
        do
        {
            try
            {
                await RunOnceAsync(job, number, stop);
            }
            catch (Exception fault) when (fault is DbException or DbUpdateException or TimeoutException)
            {
                log.LogWarning(fault, "{Job} will be tried again", job.Name);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
        while (await timer.WaitForNextTickAsync(stop));
    }

    private async Task RunOnceAsync(RecurringJob job, int number, CancellationToken stop)
    {
        await using var session = await sessions.OpenAsync(stop);
        if (await session.TryHoldAsync(WorkSessions.Ticking, number, stop))
        {
            await using var scope = scopes.CreateAsyncScope();
            await job.RunAsync(scope.ServiceProvider, stop);
        }
    }
}
