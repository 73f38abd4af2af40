using System.Diagnostics;
using System.Buffers;
using Microsoft.Data.Sqlite;
using Nashra.Search.Index;

namespace Nashra.SearchLoad;

/// <summary>How fast FTS5 alone takes the same finished tokens: what any index on it can reach at best.</summary>
internal static class BareFts
{
    public static double Rate(SearchIndex index, string path, int count)
    {
        IndexFiles.Delete(path);
        using var connection = IndexSchema.Open(path, SqliteOpenMode.ReadWriteCreate);
        IndexSchema.Execute(connection, "CREATE VIRTUAL TABLE posting USING fts5(form, stem, content='', contentless_delete=1, detail=none, tokenize='ascii'); INSERT INTO posting (posting, rank) VALUES ('hashsize', 67108864);");
        using var insert = new Statement(connection, "INSERT INTO posting (rowid, form, stem) VALUES ($1, $2, $3)");
        var took = TimeSpan.Zero;
        foreach (var ids in Enumerable.Range(1, count).Chunk(IndexBuild.PerCommit))
        {
            var rows = index.Read(reader => Array.ConvertAll(ids, id => Tokens(reader.Words(id), index.Memory.Words)));
            var start = Stopwatch.GetTimestamp();
            using var transaction = connection.BeginTransaction();
            foreach (var (id, (forms, stems)) in ids.Zip(rows))
            {
                insert.Bind(1, id).BindText(2, forms).BindText(3, stems).Run();
            }

            transaction.Commit();
            took += Stopwatch.GetElapsedTime(start);
        }

        connection.Close();
        IndexFiles.Delete(path);
        return count / took.TotalSeconds;
    }

    private static (byte[] Forms, byte[] Stems) Tokens(ReadOnlySpan<byte> vector, Vocabulary words)
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

    private static byte[] Joined(char kind, IReadOnlyList<int> numbers)
    {
        var text = new ArrayBufferWriter<byte>();
        foreach (var number in numbers)
        {
            PostingToken.Append(text, kind, number);
        }

        return text.WrittenSpan.ToArray();
    }
}
