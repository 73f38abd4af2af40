using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nashra.Database;

namespace Nashra.Tests.Database;

public sealed class SchemaTests
{
    [Theory, EveryDatabase]
    public async Task The_migrations_make_the_schema_that_the_model_asks_for(DatabaseKind kind)
    {
        await using var migrated = await TestNewspaper.OpenAsync(kind);
        await using var database = await TestDatabase.CreateEmptyAsync(kind);
        await using var asked = DatabaseFor(kind, database);
        await asked.Database.EnsureCreatedAsync();

        var before = await migrated.InDatabaseAsync(DescribeAsync);
        var after = await DescribeAsync(asked);

        before.Where(line => !line.Contains("schema_migration", StringComparison.Ordinal)).ShouldBe(after);
    }

    [Theory, EveryDatabase]
    public async Task Starting_again_applies_nothing_twice(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var before = await AppliedAsync(paper);

        await using (var scope = paper.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Migrations>().ApplyAsync(CancellationToken.None);
        }

        (await AppliedAsync(paper)).ShouldBe(before);
        before.ShouldBeGreaterThan(0);
    }

    [Theory, EveryDatabase]
    public async Task A_migration_that_was_edited_after_it_was_applied_stops_the_start(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        await paper.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE schema_migration SET checksum = 'other' WHERE number = 1"));
        await using var scope = paper.Services.CreateAsyncScope();

        var fault = await Should.ThrowAsync<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<Migrations>().ApplyAsync(CancellationToken.None));

        fault.Message.ShouldContain("0001");
    }

    private static Task<long> AppliedAsync(TestNewspaper paper) =>
        paper.InDatabaseAsync(db => db.Database.SqlQueryRaw<long>("SELECT count(*) AS \"Value\" FROM schema_migration").SingleAsync());

    private static NewsDb DatabaseFor(DatabaseKind kind, TestDatabase database) => kind == DatabaseKind.Sqlite
        ? new SqliteNewsDb(new DbContextOptionsBuilder<SqliteNewsDb>().UseSqlite($"Data Source={Path.GetTempFileName()}").Options)
        : new PostgresNewsDb(new DbContextOptionsBuilder<PostgresNewsDb>().UseNpgsql(database.ConnectionString).Options);

    /// <summary>Every column and index in words that do not depend on the order in which they were made.</summary>
    private static async Task<List<string>> DescribeAsync(NewsDb db)
    {
        const string Sqlite = """
            SELECT 'column ' || m.name || '.' || c.name || ' ' || upper(c.type) || ' ' || c."notnull" || ' ' || c.pk FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'
            UNION ALL SELECT 'index ' || tbl_name || ' ' || replace(replace(sql, '"', ''), char(10), ' ') FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
            UNION ALL SELECT 'reference ' || m.name || '.' || f."from" || ' ' || f."table" || ' ' || f.on_delete FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
            """;
        const string Postgres = """
            SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || coalesce(character_maximum_length::text, '') || ' ' || is_nullable FROM information_schema.columns WHERE table_schema = 'public'
            UNION ALL SELECT 'index ' || tablename || ' ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
            UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
            """;
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = db.Database.IsNpgsql() ? Postgres : Sqlite;
        var lines = new List<string>();
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
