using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Nashra.Platform;

namespace Nashra.Database;

public static class DatabaseRegistration
{
    /// <summary>SQLite in the data folder, or PostgreSQL when the installation names one.</summary>
    public static void AddDatabase(this IServiceCollection services, Installation installation)
    {
        if (installation.Postgres is { } connectionString)
        {
            services.AddPooledDbContextFactory<PostgresNewsDb>(options => options.UseNpgsql(connectionString));
            services.AddScoped<NewsDb>(provider => provider.GetRequiredService<IDbContextFactory<PostgresNewsDb>>().CreateDbContext());
        }
        else
        {
            services.AddPooledDbContextFactory<SqliteNewsDb>(options => options
                .UseSqlite(SqliteConnectionString(installation))
                .AddInterceptors(new SqliteSession()));
            services.AddScoped<NewsDb>(provider => provider.GetRequiredService<IDbContextFactory<SqliteNewsDb>>().CreateDbContext());
        }

        services.AddScoped<Migrations>();
    }

    private static string SqliteConnectionString(Installation installation) => new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(installation.DataFolder, "nashra.db"),
        ForeignKeys = true,
        DefaultTimeout = 30,
    }.ToString();
}
