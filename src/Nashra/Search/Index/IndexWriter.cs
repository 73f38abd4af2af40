using Microsoft.Data.Sqlite;

namespace Nashra.Search.Index;

/// <summary>
/// The one writer of an index. Everything between two commits is one transaction: documents, words, counts and the
/// cursor are there together or not at all.
/// </summary>
internal sealed class IndexWriter : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly IndexMemory memory;
    private readonly DocumentStatements statements;
    private readonly VocabularyStatements vocabulary;
    private readonly DistinctWords distinct;
    private SqliteTransaction? transaction;

    public IndexWriter(SqliteConnection connection, IndexMemory memory)
    {
        (this.connection, this.memory) = (connection, memory);
        statements = new DocumentStatements(connection);
        vocabulary = new VocabularyStatements(connection, memory);
        Encoder = new DocumentEncoder(memory.Words);
        distinct = new DistinctWords(memory.Words);
    }

    /// <summary>Makes what <see cref="Put(EncodedDocument)"/> takes; may work on another thread beside it.</summary>
    public DocumentEncoder Encoder { get; }

    public void Put(DocumentText text) => Put(Encoder.Encode(text));

    /// <summary>Puts a document into the index, in place of what it held before.</summary>
    public void Put(EncodedDocument document)
    {
        Begin();
        Remove(document.Id);
        Count(document.Forms, document.Stems, document.Roots, 1);
        for (var field = 0; field < document.Telling.Length; field++)
        {
            memory.Totals.Add((Field)field, document.Telling[field]);
        }

        memory.Totals.AddDocuments(1);
        memory.Times.Set(document.Id, document.Minute);
        statements.Insert(document);
    }

    /// <summary>Takes a document out; one that is not there is no matter.</summary>
    public void Remove(long id)
    {
        Begin();
        if (!memory.Times.Knows(id) || statements.Find(id) is not { } words)
        {
            return;
        }

        distinct.Clear();
        var reader = new WordVectorReader(words);
        for (var field = 0; field < DocumentText.Fields; field++)
        {
            var length = reader.Next();
            memory.Totals.Add((Field)field, -reader.Next());
            for (var i = 0; i < length && !reader.IsAtEnd; i++)
            {
                distinct.Add(reader.Next());
            }
        }

        distinct.FindStems();
        Count(distinct.Forms, distinct.Stems, distinct.Roots, -1);
        memory.Totals.AddDocuments(-1);
        memory.Times.Forget(id);
        statements.Delete(id);
    }

    /// <summary>Notes that an article is to be looked at again at a minute to come, or no longer.</summary>
    public void Await(long id, DateTimeOffset? at)
    {
        Begin();
        statements.Schedule(id, at);
    }

    public void Commit(IndexState state)
    {
        Begin();
        vocabulary.Save();
        statements.SaveState([.. state.Values, ("totals", memory.Totals.ToText())]);
        transaction!.Commit();
        memory.Cursor = state.Cursor;
        transaction.Dispose();
        transaction = null;
    }

    public void Dispose()
    {
        transaction?.Dispose();
        statements.Dispose();
        vocabulary.Dispose();
        connection.Dispose();
    }

    private void Begin()
    {
        transaction ??= connection.BeginTransaction();
    }

    private void Count(ReadOnlySpan<int> forms, ReadOnlySpan<int> stems, ReadOnlySpan<int> roots, int change)
    {
        memory.Words.Forms.CountDocument(forms, change);
        memory.Words.Stems.CountDocument(stems, change);
        memory.Words.Roots.CountDocument(roots, change);
    }
}
