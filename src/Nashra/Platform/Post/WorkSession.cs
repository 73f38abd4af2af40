using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;

namespace Nashra.Platform.Post;

/// <summary>
/// A claim on work that lives as long as its database connection: advisory locks on PostgreSQL, and on SQLite the process'
/// own register, for only the process with the serving lock works there. What a dead session held is free at once; a
/// session whose connection broke can commit nothing more, so nobody needs a clock to fence it.
/// </summary>
public sealed class WorkSession : IAsyncDisposable
{
    private readonly AsyncServiceScope scope;
    private readonly ConcurrentDictionary<(int, int), WorkSession> register;
    private readonly HashSet<(int Kind, int Number)> held = [];

    private WorkSession(AsyncServiceScope scope, ConcurrentDictionary<(int, int), WorkSession> register)
    {
        (this.scope, this.register) = (scope, register);
        Db = scope.ServiceProvider.GetRequiredService<NewsDb>();
    }

    /// <summary>The session's only connection: what is committed under a claim goes through it.</summary>
    public NewsDb Db { get; }

    internal static async Task<WorkSession> OpenAsync(IServiceScopeFactory scopes, ConcurrentDictionary<(int, int), WorkSession> register, CancellationToken cancel)
    {
        var session = new WorkSession(scopes.CreateAsyncScope(), register);
        try
        {
            await session.Db.Database.OpenConnectionAsync(cancel);
            if (session.Db.Database.IsSqlite())
            {
                // What is offered must survive a power cut: every commit of this session reaches the disk.
                await session.Db.Database.ExecuteSqlRawAsync("PRAGMA synchronous = FULL", cancel);
            }

            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Claims one piece of work for this session, or says that another lives that has it.</summary>
    public async Task<bool> TryHoldAsync(int kind, int number, CancellationToken cancel)
    {
        if (held.Contains((kind, number)))
        {
            return true;
        }

        var isFree = Db.Database.IsSqlite()
            ? register.TryAdd((kind, number), this)
            : await Db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_lock({kind}, {number}) AS \"Value\"").SingleAsync(cancel);
        if (isFree)
        {
            held.Add((kind, number));
        }

        return isFree;
    }

    public async Task ReleaseAsync(int kind, int number)
    {
        if (held.Remove((kind, number)) && !register.TryRemove(new((kind, number), this)))
        {
            await Db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({kind}, {number})", CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var work in held)
        {
            register.TryRemove(new(work, this));
        }

        // The connection goes back to its pool as others expect it, and without the locks. A broken one has none.
        if (Db.Database.GetDbConnection().State == System.Data.ConnectionState.Open && (held.Count > 0 || Db.Database.IsSqlite()))
        {
            await Db.Database.ExecuteSqlRawAsync(Db.Database.IsSqlite() ? "PRAGMA synchronous = NORMAL" : "SELECT pg_advisory_unlock_all()", CancellationToken.None);
        }

        await scope.DisposeAsync();
    }
}

/// <summary>Opens sessions of work. The kinds of work stand here, so that no two share a number.</summary>
public sealed class WorkSessions(IServiceScopeFactory scopes)
{
    public const int Letters = 0x6E61_0001;
    public const int Copies = 0x6E61_0002;
    public const int Ticking = 0x6E61_0003;

    private readonly ConcurrentDictionary<(int, int), WorkSession> register = new();

    public Task<WorkSession> OpenAsync(CancellationToken cancel) => WorkSession.OpenAsync(scopes, register, cancel);
}
