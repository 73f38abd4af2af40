using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Nashra.Database;

/// <summary>Numbered, reviewed SQL per provider: forward only, applied once, under a lock, each in its own transaction.</summary>
public sealed class Migrations(NewsDb db, TimeProvider clock)
{
    // Any number will do, so long as every node asks for the same one.
    private const long LockKey = 0x6E617368_72610001;

    /// <exception cref="InvalidOperationException">A migration that was already applied has been edited since, or the database is newer than this program.</exception>
    public async Task ApplyAsync(CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await UnderLockAsync(ApplyMissingAsync, cancel);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Names of the migrations that this program knows and the database has not had.</summary>
    public async Task<IReadOnlyList<string>> MissingAsync(CancellationToken cancel)
    {
        var applied = await db.Database.SqlQuery<long>($"SELECT number AS \"Value\" FROM schema_migration").ToListAsync(cancel);
        return [.. Scripts().Where(script => !applied.Contains(script.Number)).Select(script => script.Name)];
    }

    private async Task UnderLockAsync(Func<CancellationToken, Task> work, CancellationToken cancel)
    {
        if (db.Database.IsNpgsql())
        {
            await ExecuteAsync($"SELECT pg_advisory_lock({LockKey})", null, cancel);
            try
            {
                await work(cancel);
            }
            finally
            {
                await ExecuteAsync($"SELECT pg_advisory_unlock({LockKey})", null, CancellationToken.None);
            }
        }
        else
        {
            // SQLite: each migration begins IMMEDIATE and looks again inside, so two starts cannot both apply it.
            await work(cancel);
        }
    }

    private async Task ApplyMissingAsync(CancellationToken cancel)
    {
        await ExecuteAsync(
            "CREATE TABLE IF NOT EXISTS schema_migration (number bigint NOT NULL PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, applied_at bigint NOT NULL)",
            null,
            cancel);
        var known = Scripts().ToList();
        foreach (var script in known)
        {
            await using var transaction = await Connection.BeginTransactionAsync(cancel);
            if (await ChecksumOfAsync(script.Number, transaction, cancel) is not { } applied)
            {
                await ExecuteAsync(script.Sql, transaction, cancel);
                await RecordAsync(script, transaction, cancel);
            }
            else if (applied != script.Checksum)
            {
                throw new InvalidOperationException($"Migration {script.Name} was changed after it had been applied. Restore it and write a new one.");
            }

            await transaction.CommitAsync(cancel);
        }
    }

    private async Task<string?> ChecksumOfAsync(long number, DbTransaction transaction, CancellationToken cancel)
    {
        await using var command = Command("SELECT checksum FROM schema_migration WHERE number = @number", transaction);
        Add(command, "number", number);
        return (string?)await command.ExecuteScalarAsync(cancel);
    }

    private async Task RecordAsync(Script script, DbTransaction transaction, CancellationToken cancel)
    {
        await using var command = Command(
            "INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES (@number, @name, @checksum, @at)", transaction);
        Add(command, "number", script.Number);
        Add(command, "name", script.Name);
        Add(command, "checksum", script.Checksum);
        Add(command, "at", clock.GetUtcNow().ToUnixTimeMilliseconds());
        await command.ExecuteNonQueryAsync(cancel);
    }

    private DbConnection Connection => db.Database.GetDbConnection();

    private async Task ExecuteAsync(string sql, DbTransaction? transaction, CancellationToken cancel)
    {
        await using var command = Command(sql, transaction);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private DbCommand Command(string sql, DbTransaction? transaction)
    {
        var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }

    private IEnumerable<Script> Scripts()
    {
        var folder = db.Database.IsNpgsql() ? ".Migrations.postgres." : ".Migrations.sqlite.";
        var assembly = typeof(Migrations).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.Contains(folder, StringComparison.Ordinal))
            .Select(name => Read(name, name[(name.IndexOf(folder, StringComparison.Ordinal) + folder.Length)..]))
            .OrderBy(script => script.Number);

        Script Read(string resource, string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            var sql = reader.ReadToEnd();
            var checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
            return new Script(long.Parse(name[..4], CultureInfo.InvariantCulture), name, sql, checksum);
        }
    }

    private sealed record Script(long Number, string Name, string Sql, string Checksum);
}
