using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Npgsql;

namespace Nashra.Tests;

/// <summary>A database of a test's own, gone with it.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    // Migrated once a run and copied for each test: the migrations cost more than most tests.
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);
    private readonly string? name;

    private TestDatabase(string? connectionString, string? name) => (ConnectionString, this.name) = (connectionString, name);

    public static string? Postgres => Environment.GetEnvironmentVariable("NASHRA_TEST_POSTGRES");

    /// <summary>Null for SQLite, which lives in the test's data folder.</summary>
    public string? ConnectionString { get; }

    /// <summary>With every migration applied, as after the first start.</summary>
    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind) =>
        kind == DatabaseKind.Sqlite ? new TestDatabase(null, null) : await CopyAsync(await Template.Value);

    /// <summary>With nothing in it.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(DatabaseKind kind) =>
        kind == DatabaseKind.Sqlite ? new TestDatabase(null, null) : await CopyAsync("template0");

    public async ValueTask DisposeAsync()
    {
        if (name is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }
    }

    private static async Task<TestDatabase> CopyAsync(string template)
    {
        var name = $"nashra_test_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        return new TestDatabase(ConnectionTo(name), name);
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var name = $"nashra_template_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        await using var db = new PostgresNewsDb(new DbContextOptionsBuilder<PostgresNewsDb>().UseNpgsql(ConnectionTo(name) + ";Pooling=false").Options);
        await new Migrations(db, TimeProvider.System).ApplyAsync(CancellationToken.None);
        return name;
    }

    // Patient: many tests share two cores, and waiting long is no fault.
    private static string ConnectionTo(string name) => new NpgsqlConnectionStringBuilder(Postgres) { Database = name, MaxPoolSize = 40, Timeout = 120, CommandTimeout = 120 }.ToString();

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Postgres);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
