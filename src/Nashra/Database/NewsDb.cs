using Microsoft.EntityFrameworkCore;

namespace Nashra.Database;

/// <summary>The newspaper's one database. Features add their own sets and mappings; this folder names none of them.</summary>
public abstract class NewsDb(DbContextOptions options) : DbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // SQLite cannot order DateTimeOffset; whole milliseconds order and compare alike on both providers.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(NewsDb).Assembly);
        SnakeCase.Apply(modelBuilder.Model);
    }
}

/// <summary>The newspaper on one machine, in a file.</summary>
public sealed class SqliteNewsDb(DbContextOptions<SqliteNewsDb> options) : NewsDb(options);

/// <summary>The newspaper on several nodes.</summary>
public sealed class PostgresNewsDb(DbContextOptions<PostgresNewsDb> options) : NewsDb(options);
