using System.Text;
using Microsoft.EntityFrameworkCore;

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

    private static byte[] Bytes(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var into = new MemoryStream();
        file.CopyTo(into);
        return into.ToArray();
    }
}
