using Nashra.Platform;

namespace Nashra.Search.Index;

/// <summary>
/// Follows the change log into this node's index. A file that is missing, damaged or of another analysis is made anew
/// beside the site; until it is whole, the old one answers where it can.
/// </summary>
internal sealed class Indexer(ArchiveIndex archive, IServiceScopeFactory scopes, TimeProvider clock, ILogger<Indexer> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);
    private readonly SemaphoreSlim one = new(1, 1);

    /// <summary>Indexes what is left and returns; for verbs that run when nothing serves.</summary>
    public async Task RunUntilIdleAsync(Action<long>? progress, CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            await CatchUpAsync(progress ?? (_ => { }), cancel);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Makes the index anew from the database, beside the one that answers meanwhile.</summary>
    public async Task RebuildAsync(Action<long>? progress, CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            IndexFiles.Delete(IndexFiles.Next(archive.Path));
            await RenewAsync(progress ?? (_ => { }), cancel);
        }
        finally
        {
            one.Release();
        }
    }

    public override void Dispose()
    {
        one.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Every);
        do
        {
            try
            {
                await (File.Exists(archive.RebuildRequest) ? RebuildAsRequestedAsync(stoppingToken) : RunUntilIdleAsync(null, stoppingToken));
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The site must not fall with its index. What was committed stands; memory that ran ahead of the file is read again.
                log.LogError(fault, "Indexing stopped and is tried again");
                archive.Replace(null);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RebuildAsRequestedAsync(CancellationToken cancel)
    {
        File.Delete(archive.RebuildRequest);
        await RebuildAsync(null, cancel);
    }

    private async Task CatchUpAsync(Action<long> progress, CancellationToken cancel)
    {
        if (archive.Current is null || !IndexFiles.LooksWhole(archive.Path))
        {
            archive.Replace(archive.IsDamaged ? null : IndexFiles.TryOpen(archive.Path, log));
        }

        var run = archive.Current is { IsCurrent: true } index ? new IndexRun(scopes, index, clock) { Progress = progress } : null;
        if (run is null || await run.IsAheadOfLogAsync(cancel))
        {
            await RenewAsync(progress, cancel);
        }
        else
        {
            await run.UntilIdleAsync(cancel);
        }
    }

    private async Task RenewAsync(Action<long> progress, CancellationToken cancel)
    {
        var next = IndexFiles.Next(archive.Path);
        var growing = IndexFiles.TryOpen(next, log);
        if (growing is not { IsCurrent: true })
        {
            growing?.Dispose();
            IndexFiles.Delete(next);
            growing = SearchIndex.Open(next);
        }

        using (growing)
        {
            await new IndexRun(scopes, growing, clock) { Progress = progress }.UntilIdleAsync(cancel);
        }

        IndexFiles.Promote(archive.Path);
        archive.Replace(SearchIndex.Open(archive.Path));
    }
}
