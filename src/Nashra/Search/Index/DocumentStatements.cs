using System.Text;
using Microsoft.Data.Sqlite;

namespace Nashra.Search.Index;

/// <summary>The writer's prepared statements about documents.</summary>
internal sealed class DocumentStatements(SqliteConnection connection) : IDisposable
{
    private readonly Statement find = new(connection, "SELECT words FROM document WHERE id = $1", 1);
    private readonly Statement document = new(connection, "INSERT INTO document (id, words) VALUES ($1, $2)", 2);
    private readonly Statement published = new(connection, "INSERT INTO published (id, minute) VALUES ($1, $2)", 2);
    private readonly Statement posting = new(connection, "INSERT INTO posting (rowid, form, stem, headline, facet) VALUES ($1, $2, $3, $4, $5)", 5);
    private readonly Statement removeDocument = new(connection, "DELETE FROM document WHERE id = $1", 1);
    private readonly Statement removePublished = new(connection, "DELETE FROM published WHERE id = $1", 1);
    private readonly Statement removePosting = new(connection, "DELETE FROM posting WHERE rowid = $1", 1);
    private readonly Statement schedule = new(connection, "INSERT INTO scheduled (id, due) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET due = excluded.due", 2);
    private readonly Statement unschedule = new(connection, "DELETE FROM scheduled WHERE id = $1", 1);
    private readonly Statement state = new(connection, "INSERT INTO state (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value", 2);

    public void Join(SqliteTransaction transaction)
    {
        foreach (var statement in All)
        {
            statement.Join(transaction);
        }
    }

    public byte[]? Find(long id) => find.Value(id) as byte[];

    public void Insert(long id, int minute, ReadOnlyMemory<byte> words, StringBuilder[] columns)
    {
        document.Run(id, words.ToArray());
        published.Run(id, minute);
        posting.Run(id, columns[0].ToString(), columns[1].ToString(), columns[2].ToString(), columns[3].ToString());
    }

    public void Delete(long id)
    {
        removeDocument.Run(id);
        removePublished.Run(id);
        removePosting.Run(id);
    }

    public void Schedule(long id, DateTimeOffset? at)
    {
        if (at is { } due)
        {
            schedule.Run(id, due.ToUnixTimeMilliseconds());
        }
        else
        {
            unschedule.Run(id);
        }
    }

    public void SaveState(IEnumerable<(string Name, string Value)> values)
    {
        foreach (var (name, value) in values)
        {
            state.Run(name, value);
        }
    }

    public void Dispose()
    {
        foreach (var statement in All)
        {
            statement.Dispose();
        }
    }

    private Statement[] All => [find, document, published, posting, removeDocument, removePublished, removePosting, schedule, unschedule, state];
}
