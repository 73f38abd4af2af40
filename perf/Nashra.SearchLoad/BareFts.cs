using Microsoft.Data.Sqlite;
using Nashra.Search.Index;

namespace Nashra.SearchLoad;

/// <summary>
/// FTS5 alone: a table with the index's own columns and options takes the very bytes that the index hands to its own, by
/// one prepared statement, in transactions of the same size. What any index on FTS5 can reach at best.
/// </summary>
internal sealed class BareFts : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Statement insert;

    public BareFts(string path)
    {
        IndexFiles.Delete(path);
        connection = IndexSchema.Open(path, SqliteOpenMode.ReadWriteCreate);
        IndexSchema.Execute(connection, IndexSchema.Postings);
        insert = new Statement(connection, "INSERT INTO posting (rowid, form, stem, headline, facet) VALUES ($1, $2, $3, $4, $5)");
    }

    public Spent Took { get; private set; }

    public void Take(IEnumerable<EncodedDocument> documents)
    {
        foreach (var batch in documents.Chunk(IndexBuild.PerCommit))
        {
            var start = Spent.Now();
            using var transaction = connection.BeginTransaction();
            Array.ForEach(batch, Insert);
            transaction.Commit();
            Took += Spent.Now() - start;
        }
    }

    public void Dispose()
    {
        insert.Dispose();
        connection.Dispose();
    }

    private void Insert(EncodedDocument document)
    {
        insert.Bind(1, document.Id);
        for (var column = 0; column < document.Columns.Length; column++)
        {
            insert.BindText(2 + column, document.Columns[column]);
        }

        insert.Run();
    }
}
