using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Nashra.Database;

/// <summary>What every SQLite connection is told when it first opens; the pool hands it out again as it was.</summary>
internal sealed class SqliteSession : DbConnectionInterceptor
{
    // WAL lets readers go on while one writes. NORMAL keeps the database whole after a power cut; the one commit that
    // must be durable before a letter is offered raises itself to FULL. secure_delete: what is erased is overwritten.
    // Each of a dozen connections has a cache of its own, above the system's: two megabytes hold the upper part of every tree.
    private const string Pragmas =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 10000; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA cache_size = -2000;";

    // A page opens a connection for each of its questions. Handles that the pool lets go of leave this table by themselves.
    private readonly ConditionalWeakTable<sqlite3, object> told = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (MustBeTold(connection, out var handle))
        {
            using var command = Tell(connection);
            command.ExecuteNonQuery();
            told.AddOrUpdate(handle, this);
        }
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (MustBeTold(connection, out var handle))
        {
            var command = Tell(connection);
            await using (command)
            {
                await command.ExecuteNonQueryAsync(cancellationToken);
            }

            told.AddOrUpdate(handle, this);
        }
    }

    private bool MustBeTold(DbConnection connection, out sqlite3 handle)
    {
        handle = ((SqliteConnection)connection).Handle!;
        return !told.TryGetValue(handle, out _);
    }

    private static DbCommand Tell(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        return command;
    }
}
