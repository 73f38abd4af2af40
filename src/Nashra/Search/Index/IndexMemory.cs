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
        Each(connection, "SELECT text, id, 0 FROM root ORDER BY id", (text, id, _) => InOrder(id, memory.Words.AddRoot(text)));
        Each(connection, "SELECT text, id, root FROM stem ORDER BY id", (text, id, root) => InOrder(id, memory.Words.AddStem(text, Within(root, memory.Words.Roots))));
        Each(connection, "SELECT text, id, stem FROM form ORDER BY id", (text, id, stem) => InOrder(id, memory.Words.AddForm(text, Within(stem, memory.Words.Stems))));
        memory.RestoreCounts(connection);
        Each(connection, "SELECT '', id, minute FROM published", (_, id, minute) => memory.Times.Set(id, (int)minute));
        if (IndexSchema.Scalar(connection, "SELECT value FROM state WHERE name = 'totals'") is string totals)
        {
            memory.Totals.Restore(totals);
        }

        memory.Cursor = IndexState.ReadFrom(connection).Cursor;
        return memory;
    }

    private void RestoreCounts(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT level, block, counts FROM frequency";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var level = (WordLevel)reader.GetInt32(0);
            Words.Levels[(int)level].Restore(new FrequencyBlock(level, reader.GetInt32(1), reader.GetFieldValue<byte[]>(2)));
        }
    }

    private static void Each(SqliteConnection connection, string sql, Action<string, long, long> take)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            take(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2));
        }
    }

    private static void InOrder(long stored, int given)
    {
        if (stored != given)
        {
            throw new InvalidDataException("The index lacks words.");
        }
    }

    private static int Within(long number, Words words) =>
        number >= 0 && number < words.Count ? (int)number : throw new InvalidDataException("The index names a word it lacks.");
}
