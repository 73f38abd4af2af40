using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Nashra.Database;

/// <summary>What every SQLite connection is told when it opens.</summary>
internal sealed class SqliteSession : DbConnectionInterceptor
{
    // WAL lets readers go on while one writes. NORMAL keeps the database whole after a power cut; the one commit that
    // must be durable before a letter is offered raises itself to FULL. secure_delete: what is erased is overwritten.
    // Each of a dozen connections has a cache of its own, above the system's: small ones together are what one large one was.
    private const string Pragmas =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 10000; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA cache_size = -6000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Tell(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        var command = Tell(connection);
        await using (command)
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static DbCommand Tell(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        return command;
    }
}
