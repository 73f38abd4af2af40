using Microsoft.Data.Sqlite;

namespace Nashra.Search.Index;

/// <summary>What of an index stands in memory: its vocabulary, its totals and the dates of its articles.</summary>
internal sealed class IndexMemory
{
    public Vocabulary Words { get; } = new();

    public Totals Totals { get; } = new();

    public PublicationTimes Times { get; } = new();

    /// <summary>The last line of the change log that is in the index.</summary>
    public long Cursor { get; set; }

    /// <exception cref="SqliteException">The file is damaged.</exception>
    /// <exception cref="InvalidDataException">Its numbers do not fit together.</exception>
    public static IndexMemory ReadFrom(SqliteConnection connection)
    {
        var memory = new IndexMemory();
        Each(connection, "SELECT level, first, texts, parents FROM word ORDER BY id", row =>
            new WordBlock((WordLevel)row.GetInt32(0), row.GetInt32(1), row.GetString(2), row.GetFieldValue<byte[]>(3)).AddTo(memory.Words));
        Each(connection, "SELECT level, block, counts FROM frequency", row =>
            memory.Words.Levels[row.GetInt32(0)].Restore(new FrequencyBlock((WordLevel)row.GetInt32(0), row.GetInt32(1), row.GetFieldValue<byte[]>(2))));
        Each(connection, "SELECT block, minutes FROM published", row => memory.Times.Restore(row.GetInt32(0), row.GetFieldValue<byte[]>(1)));
        if (IndexSchema.Scalar(connection, "SELECT value FROM state WHERE name = 'totals'") is string totals)
        {
            memory.Totals.Restore(totals);
        }

        memory.Cursor = IndexState.ReadFrom(connection).Cursor;
        return memory;
    }

    private static void Each(SqliteConnection connection, string sql, Action<SqliteDataReader> take)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            take(reader);
        }
    }
}
