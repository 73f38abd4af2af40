using Microsoft.EntityFrameworkCore;
using Nashra.Database;

namespace Nashra.Platform;

/// <summary>
/// The newest line of the change log that this node has seen, and the settings in force at it. The number is part of
/// the key of every cached page, so nothing is ever purged.
/// </summary>
public sealed class LatestChange(IServiceScopeFactory scopes, Installation installation, ILogger<LatestChange> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);
    private State state = new(-1, new Publication());

    public long Seq => Volatile.Read(ref state).Seq;

    public Publication Publication => Volatile.Read(ref state).Publication;

    /// <summary>Looks now instead of at the next half second, so that who made a change sees it.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
        var seq = await db.Changes.MaxAsync(c => (long?)c.Seq, cancel) ?? 0;
        if (seq != Seq)
        {
            var publication = await Publication.ReadAsync(db, cancel);
            Volatile.Write(ref state, new State(seq, publication with { Address = publication.Address ?? installation.Urls.Split(';')[0] }));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is System.Data.Common.DbException or TimeoutException)
            {
                // Pages go on being served as they were; the next look tries again.
                log.LogWarning(fault, "The change log could not be read");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private sealed record State(long Seq, Publication Publication);
}
