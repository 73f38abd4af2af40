using Npgsql;

namespace Nashra.Tests;

/// <summary>A database of a test's own, gone with it.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly string? name;

    private TestDatabase(string? connectionString, string? name) => (ConnectionString, this.name) = (connectionString, name);

    public static string? Postgres => Environment.GetEnvironmentVariable("NASHRA_TEST_POSTGRES");

    /// <summary>Null for SQLite, which lives in the test's data folder.</summary>
    public string? ConnectionString { get; }

    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind)
    {
        if (kind == DatabaseKind.Sqlite)
        {
            return new TestDatabase(null, null);
        }

        var name = $"nashra_test_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        return new TestDatabase(new NpgsqlConnectionStringBuilder(Postgres) { Database = name, MaxPoolSize = 20 }.ToString(), name);
    }

    public async ValueTask DisposeAsync()
    {
        if (name is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Postgres);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
