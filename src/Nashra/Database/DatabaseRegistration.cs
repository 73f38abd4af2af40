using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Nashra.Platform;
using Npgsql;

namespace Nashra.Database;

public static class DatabaseRegistration
{
    /// <summary>SQLite in the data folder, or PostgreSQL when the installation names one.</summary>
    public static void AddDatabase(this IServiceCollection services, Installation installation)
    {
        if (installation.Postgres is { } connectionString)
        {
            services.AddPooledDbContextFactory<PostgresNewsDb>(options => options.UseNpgsql(PostgresConnectionString(connectionString)));
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

    // A page asks a dozen short questions, each on a connection from the pool: the server plans those that come again once,
    // and nothing is reset between them, because nothing here leaves a session changed (see WorkSession). What an operator
    // says stands: a pooler between the two may need it otherwise.
    internal static string PostgresConnectionString(string given)
    {
        var connection = new NpgsqlConnectionStringBuilder(given);
        connection.MaxAutoPrepare = connection.ShouldSerialize("Max Auto Prepare") ? connection.MaxAutoPrepare : 200;
        connection.NoResetOnClose = !connection.ShouldSerialize("No Reset On Close") || connection.NoResetOnClose;
        return connection.ToString();
    }

    // Foreign keys are SqliteSession's to switch on: here they would be switched on again at each opening.
    private static string SqliteConnectionString(Installation installation) => new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(installation.DataFolder, "nashra.db"),
        DefaultTimeout = 30,
    }.ToString();
}
