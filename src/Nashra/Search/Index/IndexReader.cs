using Microsoft.Data.Sqlite;

namespace Nashra.Search.Index;

/// <summary>One thread's view of an index file.</summary>
internal sealed class IndexReader : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Statement match;
    private readonly Statement words;
    private readonly Statement due;
    private readonly Statement begin;
    private readonly Statement end;

    public IndexReader(string path)
    {
        connection = IndexSchema.Open(path, SqliteOpenMode.ReadOnly);
        match = new Statement(connection, "SELECT rowid FROM posting WHERE posting MATCH $1 ORDER BY rowid DESC LIMIT $2");
        words = new Statement(connection, "SELECT words FROM document WHERE id = $1");
        due = new Statement(connection, "SELECT id FROM scheduled WHERE due <= $1");
        (begin, end) = (new Statement(connection, "BEGIN"), new Statement(connection, "COMMIT"));
    }

    /// <summary>What is read until <see cref="End"/> is of one moment, and the file is locked once instead of for each document.</summary>
    public void Begin() => begin.Run();

    public void End()
    {
        words.Reset();
        end.Run();
    }

    /// <summary>Documents that match an FTS5 expression of <see cref="PostingToken"/>, the highest id first.</summary>
    public List<long> Match(string expression, int limit) => Ids(match.Bind(1, expression).Bind(2, limit));

    /// <summary>A document's words in order (<see cref="WordVector"/>), empty when it is not there. Valid until the next is asked for.</summary>
    public ReadOnlySpan<byte> Words(long id)
    {
        words.Reset();
        return words.Bind(1, id).Next() ? words.Bytes(0) : [];
    }

    public List<long> DueAt(DateTimeOffset now) => Ids(due.Bind(1, now.ToUnixTimeMilliseconds()));

    public void Dispose()
    {
        match.Dispose();
        words.Dispose();
        due.Dispose();
        begin.Dispose();
        end.Dispose();
        connection.Dispose();
    }

    private static List<long> Ids(Statement statement)
    {
        var ids = new List<long>();
        while (statement.Next())
        {
            ids.Add(statement.Number(0));
        }

        return ids;
    }
}
