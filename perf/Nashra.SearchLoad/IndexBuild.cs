using System.Diagnostics;
using System.Text;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Nashra.Search.Index;

namespace Nashra.SearchLoad;

/// <summary>Builds an index as the product does, and lets bare FTS5 take the same finished tokens for comparison.</summary>
internal static class IndexBuild
{
    private const int PerCommit = 1000;

    public static async Task<double> RunAsync(SearchIndex index, Archive archive, int count)
    {
        var batches = Channel.CreateBounded<List<AnalyzedDocument>>(2);
        var start = Stopwatch.GetTimestamp();
        var analysing = Task.Run(async () =>
        {
            for (var from = 0; from < count; from += PerCommit)
            {
                await batches.Writer.WriteAsync([.. Enumerable.Range(from, Math.Min(PerCommit, count - from)).Select(number => archive.Document(number).Analyze())]);
            }

            batches.Writer.Complete();
        });
        using var writer = index.OpenWriter();
        await foreach (var batch in batches.Reader.ReadAllAsync())
        {
            batch.ForEach(writer.Put);
            writer.Commit(new IndexState(0, null));
        }

        await analysing;
        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public static double Bare(SearchIndex index, string path, int count)
    {
        var rows = index.Read(reader => Enumerable.Range(1, count).Select(id => Tokens(reader.Words(id)!, index.Memory.Words)).ToList());
        using var connection = IndexSchema.Open(path, SqliteOpenMode.ReadWriteCreate);
        IndexSchema.Execute(connection, "CREATE VIRTUAL TABLE posting USING fts5(form, stem, content='', contentless_delete=1, detail=none, tokenize='ascii'); INSERT INTO posting (posting, rank) VALUES ('hashsize', 67108864);");
        using var insert = new Statement(connection, "INSERT INTO posting (rowid, form, stem) VALUES ($1, $2, $3)", 3);
        var start = Stopwatch.GetTimestamp();
        foreach (var batch in rows.Index().Chunk(PerCommit))
        {
            using var transaction = connection.BeginTransaction();
            insert.Join(transaction);
            foreach (var (number, (forms, stems)) in batch)
            {
                insert.Run(number + 1, forms, stems);
            }

            transaction.Commit();
        }

        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static (string Forms, string Stems) Tokens(byte[] vector, Vocabulary words)
    {
        var distinct = new DistinctWords();
        var reader = new WordVectorReader(vector);
        for (var field = 0; field < DocumentText.Fields; field++)
        {
            var length = reader.Next();
            _ = reader.Next();
            for (var i = 0; i < length; i++)
            {
                distinct.Add(reader.Next(), words);
            }
        }

        return (Joined(PostingToken.Form, distinct.Forms), Joined(PostingToken.Stem, distinct.Stems));
    }

    private static string Joined(char kind, IReadOnlyList<int> numbers) =>
        numbers.Aggregate(new StringBuilder(), (text, number) => PostingToken.Append(text, kind, number).Append(' ')).ToString();
}
