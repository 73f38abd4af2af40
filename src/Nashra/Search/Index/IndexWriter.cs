using System.Buffers;
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
    private readonly DistinctWords distinct = new();
    private readonly ArrayBufferWriter<byte> vector = new(4096);
    private readonly ArrayBufferWriter<byte>[] columns = [new(4096), new(4096), new(512), new(256)];
    private SqliteTransaction? transaction;
    private int[] forms = new int[1024];

    public IndexWriter(SqliteConnection connection, IndexMemory memory)
    {
        (this.connection, this.memory) = (connection, memory);
        statements = new DocumentStatements(connection);
        vocabulary = new VocabularyStatements(connection, memory.Words);
    }

    /// <summary>Puts a document into the index, in place of what it held before.</summary>
    public void Put(AnalyzedDocument document)
    {
        Begin();
        Remove(document.Text.Id);
        distinct.Clear();
        vector.ResetWrittenCount();
        Array.ForEach(columns, column => column.ResetWrittenCount());
        for (var field = 0; field < document.Fields.Length; field++)
        {
            TakeField(document.Fields[field], (Field)field);
        }

        AppendTokens(document.Text);
        Count(1);
        memory.Totals.AddDocuments(1);
        var minute = PublicationTimes.MinuteOf(document.Text.PublishedAt);
        memory.Times.Set(document.Text.Id, minute);
        statements.Insert(document.Text.Id, minute, vector.WrittenSpan, columns);
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
                distinct.Add(reader.Next(), memory.Words);
            }
        }

        Count(-1);
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

    private void TakeField(IReadOnlyList<Arabic.Analysis.Token> words, Field field)
    {
        if (forms.Length < words.Count)
        {
            forms = new int[words.Count * 2];
        }

        var telling = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            forms[i] = memory.Words.NumberOf(word);
            telling += word.IsStopWord ? 0 : 1;
            distinct.Add(forms[i], memory.Words);
            if (field is Field.Headline or Field.Topics && !word.IsStopWord)
            {
                PostingToken.Append(columns[2], PostingToken.Headline, memory.Words.StemOf(forms[i]));
            }
        }

        memory.Totals.Add(field, telling);
        WordVector.Write(vector, forms.AsSpan(0, words.Count), telling);
    }

    // A stop word is found by its form alone: its stem would only lengthen the index.
    private void AppendTokens(DocumentText text)
    {
        foreach (var form in distinct.Forms)
        {
            PostingToken.Append(columns[0], PostingToken.Form, form);
        }

        foreach (var stem in distinct.Stems)
        {
            PostingToken.Append(columns[1], PostingToken.Stem, stem);
        }

        AppendFacets(PostingToken.Section, text.SectionId is { } section ? [section] : []);
        AppendFacets(PostingToken.Author, text.AuthorIds);
        AppendFacets(PostingToken.Topic, text.TopicIds);
        AppendFacets(PostingToken.Type, text.Types.Select(type => (long)type));
    }

    private void AppendFacets(char kind, IEnumerable<long> ids)
    {
        foreach (var id in ids)
        {
            PostingToken.Append(columns[3], kind, id);
        }
    }

    private void Count(int change)
    {
        CountEach(memory.Words.Forms, distinct.Forms, change);
        CountEach(memory.Words.Stems, distinct.Stems, change);
        CountEach(memory.Words.Roots, distinct.Roots, change);
    }

    private static void CountEach(Words words, IReadOnlyList<int> numbers, int change)
    {
        foreach (var number in numbers)
        {
            words.CountDocument(number, change);
        }
    }
}
