using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Nashra.Search.Index;

/// <summary>
/// A prepared statement with numbered parameters, straight on SQLite: a query steps through tens of thousands of rows,
/// and the provider's command and reader cost more than those rows do. Runs inside whatever transaction is open.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    /// <exception cref="SqliteException">The file is damaged or lacks a table.</exception>
    public Statement(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
    }

    public Statement Bind(int place, long value)
    {
        Check(raw.sqlite3_bind_int64(statement, place, value));
        return this;
    }

    public Statement Bind(int place, string value)
    {
        Check(raw.sqlite3_bind_text(statement, place, value));
        return this;
    }

    public Statement BindText(int place, ReadOnlySpan<byte> utf8)
    {
        Check(raw.sqlite3_bind_text(statement, place, utf8));
        return this;
    }

    public Statement BindBytes(int place, ReadOnlySpan<byte> bytes)
    {
        Check(raw.sqlite3_bind_blob(statement, place, bytes));
        return this;
    }

    /// <summary>Runs a statement that gives no rows.</summary>
    public void Run()
    {
        var result = raw.sqlite3_step(statement);
        _ = raw.sqlite3_reset(statement);
        Check(result == raw.SQLITE_DONE ? raw.SQLITE_OK : result);
    }

    /// <summary>Goes to the next row; after the last one the statement may be bound anew.</summary>
    public bool Next()
    {
        var result = raw.sqlite3_step(statement);
        if (result == raw.SQLITE_ROW)
        {
            return true;
        }

        _ = raw.sqlite3_reset(statement);
        Check(result == raw.SQLITE_DONE ? raw.SQLITE_OK : result);
        return false;
    }

    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    /// <summary>Valid until the statement goes on or is reset.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    /// <summary>Lets go of the row it stands on, so that the file is not held.</summary>
    public void Reset() => _ = raw.sqlite3_reset(statement);

    public void Dispose() => statement.Dispose();

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);
}
