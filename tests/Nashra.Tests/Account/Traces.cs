using System.Text;
using Microsoft.EntityFrameworkCore;
using Nashra.Readers;

namespace Nashra.Tests.Account;

/// <summary>Looks for words of a reader wherever a newspaper could have left them.</summary>
internal static class Traces
{
    /// <summary>Files of the data folder that hold one of the words, read byte by byte: free pages, journals and indexes too.</summary>
    public static List<string> InFiles(string folder, params string[] words)
    {
        var wanted = words.SelectMany(word => new[] { word, word.ToUpperInvariant(), Convert.ToBase64String(Encoding.UTF8.GetBytes(word)).TrimEnd('=')[..^1] }).Distinct(StringComparer.Ordinal).Select(Encoding.UTF8.GetBytes).ToList();
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) != "serving.lock")
            .Where(path => wanted.Exists(word => Bytes(path).AsSpan().IndexOf(word) >= 0))
            .Select(path => Path.GetRelativePath(folder, path))];
    }

    /// <summary>Tables with a row that holds one of the words, asked of the database itself.</summary>
    public static Task<List<string>> InRowsAsync(TestNewspaper paper, params string[] words) => paper.InDatabaseAsync(async db =>
    {
        var isPostgres = db.Database.IsNpgsql();
        var columns = await db.Database.SqlQueryRaw<string>(isPostgres
            ? "SELECT table_name || '.' || column_name AS \"Value\" FROM information_schema.columns WHERE table_schema = 'public'"
            : "SELECT m.name || '.' || c.name AS \"Value\" FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'").ToListAsync();
        var found = new List<string>();
        foreach (var column in columns)
        {
            var (table, name) = (column[..column.IndexOf('.', StringComparison.Ordinal)], column[(column.IndexOf('.', StringComparison.Ordinal) + 1)..]);
            foreach (var word in words)
            {
                var sql = isPostgres ? $"SELECT count(*) AS \"Value\" FROM \"{table}\" WHERE \"{name}\"::text ILIKE {{0}}" : $"SELECT count(*) AS \"Value\" FROM \"{table}\" WHERE CAST(\"{name}\" AS TEXT) LIKE {{0}}";
                if (await db.Database.SqlQueryRaw<long>(sql, $"%{word}%").SingleAsync() > 0)
                {
                    found.Add(column);
                }
            }
        }

        return found.Distinct(StringComparer.Ordinal).ToList();
    });

    /// <summary>Every row of a reader, as text, but for the moments at which she was last seen.</summary>
    public static Task<List<string>> RowsOfAsync(TestNewspaper paper, string email) => paper.InDatabaseAsync(async db =>
    {
        var isPostgres = db.Database.IsNpgsql();
        var id = await db.Readers.Where(r => r.Email == email).Select(r => r.Id).SingleAsync();
        var owned = await db.Database.SqlQueryRaw<string>(isPostgres
            ? "SELECT table_name || '.' || column_name AS \"Value\" FROM information_schema.columns WHERE table_schema = 'public' AND (column_name IN ('reader_id', 'user_id') OR (table_name = 'reader' AND column_name = 'id'))"
            : "SELECT m.name || '.' || c.name AS \"Value\" FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND (c.name IN ('reader_id', 'user_id') OR (m.name = 'reader' AND c.name = 'id'))").ToListAsync();
        owned.Count.ShouldBeGreaterThan(10);
        var rows = new List<string>();
        foreach (var place in owned.Order(StringComparer.Ordinal))
        {
            var (table, column) = (place.Split('.')[0], place.Split('.')[1]);
            var columns = isPostgres ? [] : await db.Database.SqlQueryRaw<string>("SELECT 'quote(' || name || ')' AS \"Value\" FROM pragma_table_info({0}) WHERE name NOT IN ('last_seen_at', 'last_used_at')", table).ToListAsync();
            var row = isPostgres ? "(to_jsonb(t) - 'last_seen_at' - 'last_used_at')::text" : string.Join(" || ' ' || ", columns);
            var sql = $"SELECT {row} AS \"Value\" FROM \"{table}\" t WHERE {column} = {{0}}";
            rows.AddRange((await db.Database.SqlQueryRaw<string>(sql, id).ToListAsync()).Select(values => $"{table}: {values}"));
        }

        return rows.Order(StringComparer.Ordinal).ToList();
    });

    private static byte[] Bytes(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var into = new MemoryStream();
        file.CopyTo(into);
        return into.ToArray();
    }
}
