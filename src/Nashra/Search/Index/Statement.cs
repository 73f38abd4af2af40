using Microsoft.Data.Sqlite;

namespace Nashra.Search.Index;

/// <summary>A prepared statement with numbered parameters.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand command;

    public Statement(SqliteConnection connection, string sql, int parameters)
    {
        command = connection.CreateCommand();
        command.CommandText = sql;
        for (var number = 1; number <= parameters; number++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = FormattableString.Invariant($"${number}") });
        }
    }

    public void Join(SqliteTransaction transaction) => command.Transaction = transaction;

    public void Run(params ReadOnlySpan<object> values)
    {
        Bind(values);
        command.ExecuteNonQuery();
    }

    public object? Value(params ReadOnlySpan<object> values)
    {
        Bind(values);
        return command.ExecuteScalar();
    }

    public SqliteDataReader Read(params ReadOnlySpan<object> values)
    {
        Bind(values);
        return command.ExecuteReader();
    }

    public void Dispose() => command.Dispose();

    private void Bind(ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
    }
}
