using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Search.Index;

/// <summary>Brings one index file up to the change log: the archive first, by id, then every change since.</summary>
internal sealed class IndexRun(IServiceScopeFactory scopes, SearchIndex index, TimeProvider clock)
{
    // Read in small batches, which die young in memory; committed in large ones, so that counts of words are stored seldom.
    private const int ArticlesPerBatch = 100;
    private const int ArticlesPerCommit = 2000;
    private const int ChangesPerBatch = 2000;

    /// <summary>How many articles have been looked at; called after each batch.</summary>
    public Action<long> Progress { get; init; } = _ => { };

    /// <summary>Returns when nothing is left to do. Every batch is a transaction of its own, so a kill loses at most one.</summary>
    public async Task UntilIdleAsync(CancellationToken cancel)
    {
        var state = index.State;
        if (state.FilledTo is null && await NothingChangedAsync(state.Cursor, cancel))
        {
            return;
        }

        using var writer = index.OpenWriter();
        if (state.FilledTo is not null)
        {
            state = await FillAsync(writer, state, cancel);
        }

        while (await FollowAsync(writer, state, cancel) is { } further)
        {
            state = further;
        }
    }

    /// <summary>The log ends before what is indexed: the database was restored from an older copy, so nothing here can be trusted.</summary>
    public async Task<bool> IsAheadOfLogAsync(CancellationToken cancel) => await LastChangeAsync(cancel) < index.Memory.Cursor;

    private async Task<IndexState> FillAsync(IndexWriter writer, IndexState state, CancellationToken cancel)
    {
        if (state.FilledTo == -1)
        {
            state = new IndexState(await LastChangeAsync(cancel), 0);
        }

        var batches = Channel.CreateBounded<List<EncodedArticle>>(4);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var reading = ReadAsync(batches.Writer, writer.Encoder, state.FilledTo!.Value, stop.Token);
        var (seen, committed) = (0L, 0L);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(cancel))
            {
                Take(writer, batch);
                state = state with { FilledTo = batch[^1].Id };
                seen += batch.Count;
                if (seen - committed >= ArticlesPerCommit)
                {
                    writer.Commit(state);
                    committed = seen;
                    Progress(seen);
                }
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }

        state = state with { FilledTo = null };
        writer.Commit(state);
        return state;
    }

    // Reading and encoding go on beside writing: together they cost as much as FTS5 does.
    private async Task ReadAsync(ChannelWriter<List<EncodedArticle>> batches, DocumentEncoder encoder, long from, CancellationToken cancel)
    {
        try
        {
            while (await BatchAsync(encoder, texts => texts.AfterAsync(from, ArticlesPerBatch, cancel)) is { Count: > 0 } batch)
            {
                from = batch[^1].Id;
                await batches.WriteAsync(batch, cancel);
            }

            batches.Complete();
        }
        catch (Exception fault)
        {
            batches.Complete(fault);
        }
    }

    private async Task<IndexState?> FollowAsync(IndexWriter writer, IndexState state, CancellationToken cancel)
    {
        var (ids, seq) = await ChangedAsync(state.Cursor, cancel);
        ids.UnionWith(index.Read(reader => reader.DueAt(clock.GetUtcNow())));
        if (ids.Count == 0 && seq == state.Cursor)
        {
            return null;
        }

        await FollowAsync(writer, [.. ids.Order().Chunk(ArticlesPerBatch)], cancel);
        var next = state with { Cursor = seq };
        writer.Commit(next);
        Progress(ids.Count);
        return next;
    }

    // The next few are read and encoded while these are written.
    private async Task FollowAsync(IndexWriter writer, long[][] parts, CancellationToken cancel)
    {
        Task<List<EncodedArticle>> ReadAsync(int part) => part == parts.Length
            ? Task.FromResult<List<EncodedArticle>>([])
            : Task.Run(() => BatchAsync(writer.Encoder, texts => texts.OfAsync(parts[part], cancel)), cancel);

        var reading = ReadAsync(0);
        try
        {
            for (var part = 0; part < parts.Length; part++)
            {
                var batch = await reading;
                reading = ReadAsync(part + 1);
                Take(writer, batch);
                Drop(writer, parts[part].Except(batch.Select(article => article.Id)));
            }
        }
        finally
        {
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // only when writing failed is there anything to wait for
        }
    }

    private static void Drop(IndexWriter writer, IEnumerable<long> gone)
    {
        foreach (var id in gone)
        {
            writer.Remove(id);
            writer.Await(id, null);
        }
    }

    private static void Take(IndexWriter writer, List<EncodedArticle> batch)
    {
        foreach (var article in batch)
        {
            if (article.Document is { } document)
            {
                writer.Put(document);
            }
            else
            {
                writer.Remove(article.Id);
            }

            writer.Await(article.Id, article.DueAt);
        }
    }

    private async Task<List<EncodedArticle>> BatchAsync(DocumentEncoder encoder, Func<ArticleTexts, Task<IReadOnlyList<IndexableArticle>>> read)
    {
        await using var scope = scopes.CreateAsyncScope();
        var articles = await read(new ArticleTexts(scope.ServiceProvider.GetRequiredService<NewsDb>(), clock.GetUtcNow()));
        return [.. articles.Select(article => new EncodedArticle(article.Id, article.MayBeFound ? encoder.Encode(article.Text) : null, article.DueAt))];
    }

    private async Task<(HashSet<long> Ids, long Seq)> ChangedAsync(long cursor, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
        var changes = await db.Changes.AsNoTracking().After(cursor).Take(ChangesPerBatch).ToListAsync(cancel);
        return ([.. changes.Where(change => change.ArticleId is not null).Select(change => change.ArticleId!.Value)], changes.Count == 0 ? cursor : changes[^1].Seq);
    }

    private async Task<bool> NothingChangedAsync(long cursor, CancellationToken cancel) =>
        await LastChangeAsync(cancel) == cursor && index.Read(reader => reader.DueAt(clock.GetUtcNow())).Count == 0;

    private async Task<long> LastChangeAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<NewsDb>().Changes.MaxAsync(change => (long?)change.Seq, cancel) ?? 0;
    }

    private sealed record EncodedArticle(long Id, EncodedDocument? Document, DateTimeOffset? DueAt);
}
