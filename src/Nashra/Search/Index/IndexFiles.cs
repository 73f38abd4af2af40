using Microsoft.Data.Sqlite;

namespace Nashra.Search.Index;

/// <summary>The files of an index beside each other: the one in use, and the one that will replace it.</summary>
internal static class IndexFiles
{
    private static readonly byte[] Beginning = "SQLite format 3\0"u8.ToArray();

    /// <summary>Where a new index grows, so that the old one answers until it is whole.</summary>
    public static string Next(string path) => path + ".next";

    public static bool LooksWhole(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        Span<byte> found = stackalloc byte[Beginning.Length];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return file.ReadAtLeast(found, found.Length, throwOnEndOfStream: false) == found.Length && found.SequenceEqual(Beginning);
    }

    /// <summary>Null when the file is missing, damaged, or no index.</summary>
    public static SearchIndex? TryOpen(string path, ILogger log)
    {
        if (!LooksWhole(path))
        {
            return null;
        }

        try
        {
            return SearchIndex.Open(path);
        }
        catch (Exception fault) when (fault is SqliteException or InvalidDataException or FormatException)
        {
            log.LogWarning(fault, "The search index at {Path} cannot be used; it is made anew", path);
            return null;
        }
    }

    public static void Delete(string path)
    {
        foreach (var file in new[] { path, path + "-wal", path + "-shm" })
        {
            if (File.Exists(file))
            {
                File.Delete(file);
            }
        }
    }

    /// <summary>Puts the finished index in the place of the old one. Both must be closed by whoever writes them.</summary>
    public static void Promote(string path)
    {
        using (var whole = IndexSchema.Open(Next(path), SqliteOpenMode.ReadWrite))
        {
            IndexSchema.Execute(whole, "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE;");
        }

        Delete(path);
        File.Move(Next(path), path);
    }
}
