using Microsoft.Data.Sqlite;
using Nashra.Arabic.Analysis;

namespace Nashra.Search.Index;

/// <summary>The tables of an index file, and whether a file was made by this very program's analysis.</summary>
internal static class IndexSchema
{
    /// <summary>
    /// Postings carry only the ids of documents (detail=none): positions stand in the vectors, where scoring needs them. FTS5
    /// gathers them in a megabyte, its default: a larger one leaves the cache of the core, and takes twice the time.
    /// </summary>
    public const string Postings =
        "CREATE VIRTUAL TABLE posting USING fts5(form, stem, headline, facet, content='', contentless_delete=1, detail=none, tokenize='ascii')";

    private const string Tables = """
        CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE word (id INTEGER PRIMARY KEY, level INTEGER NOT NULL, first INTEGER NOT NULL, texts TEXT NOT NULL, parents BLOB NOT NULL);
        CREATE TABLE frequency (level INTEGER NOT NULL, block INTEGER NOT NULL, counts BLOB NOT NULL, PRIMARY KEY (level, block)) WITHOUT ROWID;
        CREATE TABLE document (id INTEGER PRIMARY KEY, words BLOB NOT NULL);
        CREATE TABLE published (block INTEGER PRIMARY KEY, minutes BLOB NOT NULL);
        CREATE TABLE scheduled (id INTEGER PRIMARY KEY, due INTEGER NOT NULL);
        """;

    /// <summary>Of another schema or another analysis nothing can be trusted: the index is made anew.</summary>
    public static string Version { get; } = $"6 {typeof(Analyzer).Assembly.ManifestModule.ModuleVersionId:N}";

    public static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
        try
        {
            connection.Open();
            Execute(connection, mode == SqliteOpenMode.ReadOnly
                ? "PRAGMA busy_timeout = 30000; PRAGMA query_only = ON; PRAGMA cache_size = -16000;"
                : "PRAGMA busy_timeout = 30000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 4000;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static void CreateWhenEmpty(SqliteConnection connection)
    {
        if (Scalar(connection, "SELECT count(*) FROM sqlite_schema") is 0L)
        {
            using var transaction = connection.BeginTransaction();
            Execute(connection, Tables);
            Execute(connection, Postings);
            Execute(connection, $"INSERT INTO state (name, value) VALUES ('version', '{Version}')");
            transaction.Commit();
        }
    }

    public static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
