using Microsoft.Data.Sqlite;

namespace Nashra.Search.Index;

/// <summary>The writer's prepared statements about documents.</summary>
internal sealed class DocumentStatements(SqliteConnection connection) : IDisposable
{
    private readonly Statement find = new(connection, "SELECT words FROM document WHERE id = $1");
    private readonly Statement document = new(connection, "INSERT INTO document (id, words) VALUES ($1, $2)");
    private readonly Statement posting = new(connection, "INSERT INTO posting (rowid, form, stem, headline, facet) VALUES ($1, $2, $3, $4, $5)");
    private readonly Statement removeDocument = new(connection, "DELETE FROM document WHERE id = $1");
    private readonly Statement removePosting = new(connection, "DELETE FROM posting WHERE rowid = $1");
    private readonly Statement schedule = new(connection, "INSERT INTO scheduled (id, due) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET due = excluded.due");
    private readonly Statement unschedule = new(connection, "DELETE FROM scheduled WHERE id = $1");
    private readonly Statement state = new(connection, "INSERT INTO state (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value");

    public byte[]? Find(long id)
    {
        var found = find.Bind(1, id).Next() ? find.Bytes(0).ToArray() : null;
        find.Reset();
        return found;
    }

    public void Insert(EncodedDocument encoded)
    {
        document.Bind(1, encoded.Id).BindBytes(2, encoded.Vector).Run();
        posting.Bind(1, encoded.Id);
        for (var column = 0; column < encoded.Columns.Length; column++)
        {
            posting.BindText(2 + column, encoded.Columns[column]);
        }

        posting.Run();
    }

    public void Delete(long id)
    {
        removeDocument.Bind(1, id).Run();
        removePosting.Bind(1, id).Run();
    }

    public void Schedule(long id, DateTimeOffset? at)
    {
        if (at is { } due)
        {
            schedule.Bind(1, id).Bind(2, due.ToUnixTimeMilliseconds()).Run();
        }
        else
        {
            unschedule.Bind(1, id).Run();
        }
    }

    public void SaveState(IEnumerable<(string Name, string Value)> values)
    {
        foreach (var (name, value) in values)
        {
            state.Bind(1, name).Bind(2, value).Run();
        }
    }

    public void Dispose() => Array.ForEach(
        [find, document, posting, removeDocument, removePosting, schedule, unschedule, state], statement => statement.Dispose());
}
