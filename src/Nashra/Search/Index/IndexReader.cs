using Microsoft.Data.Sqlite;

namespace Nashra.Search.Index;

/// <summary>One thread's view of an index file.</summary>
internal sealed class IndexReader : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Statement match;
    private readonly Statement words;
    private readonly Statement due;

    public IndexReader(string path)
    {
        connection = IndexSchema.Open(path, SqliteOpenMode.ReadOnly);
        match = new Statement(connection, "SELECT rowid FROM posting WHERE posting MATCH $1 ORDER BY rowid DESC LIMIT $2", 2);
        words = new Statement(connection, "SELECT words FROM document WHERE id = $1", 1);
        due = new Statement(connection, "SELECT id FROM scheduled WHERE due <= $1", 1);
    }

    /// <summary>Documents that match an FTS5 expression of <see cref="PostingToken"/>, the highest id first.</summary>
    public List<long> Match(string expression, int limit) => Ids(match, expression, limit);

    public byte[]? Words(long id) => words.Value(id) as byte[];

    public List<long> DueAt(DateTimeOffset now) => Ids(due, now.ToUnixTimeMilliseconds());

    public void Dispose()
    {
        match.Dispose();
        words.Dispose();
        due.Dispose();
        connection.Dispose();
    }

    private static List<long> Ids(Statement statement, params ReadOnlySpan<object> values)
    {
        using var reader = statement.Read(values);
        var ids = new List<long>();
        while (reader.Read())
        {
            ids.Add(reader.GetInt64(0));
        }

        return ids;
    }
}
