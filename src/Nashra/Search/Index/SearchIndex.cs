using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Nashra.Search.Index;

/// <summary>An open index file: its memory, and readers for as many threads as ask. At most one process writes it.</summary>
internal sealed class SearchIndex : IDisposable
{
    private readonly ConcurrentBag<IndexReader> idle = [];
    private readonly string path;
    private volatile bool isClosed;

    private SearchIndex(string path, IndexMemory memory, string version) => (this.path, Memory, Version) = (path, memory, version);

    public IndexMemory Memory { get; }

    public string Version { get; }

    public bool IsCurrent => Version == IndexSchema.Version;

    /// <summary>Makes an empty file when there is none.</summary>
    /// <exception cref="SqliteException">The file is no index, or is damaged.</exception>
    /// <exception cref="InvalidDataException">Its parts do not fit together.</exception>
    public static SearchIndex Open(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var connection = IndexSchema.Open(path, SqliteOpenMode.ReadWriteCreate);
        IndexSchema.CreateWhenEmpty(connection);
        var version = IndexSchema.Scalar(connection, "SELECT value FROM state WHERE name = 'version'") as string;
        return new SearchIndex(path, IndexMemory.ReadFrom(connection), version ?? throw new InvalidDataException("The index names no version."));
    }

    public IndexState State
    {
        get
        {
            using var connection = IndexSchema.Open(path, SqliteOpenMode.ReadOnly);
            return IndexState.ReadFrom(connection);
        }
    }

    public IndexWriter OpenWriter() => new(IndexSchema.Open(path, SqliteOpenMode.ReadWrite), Memory);

    /// <summary>Reads with a connection that no other thread has meanwhile.</summary>
    /// <exception cref="ObjectDisposedException">Another index has taken its place.</exception>
    public T Read<T>(Func<IndexReader, T> ask)
    {
        ObjectDisposedException.ThrowIf(isClosed, this);
        var reader = idle.TryTake(out var kept) ? kept : new IndexReader(path);
        try
        {
            reader.Begin();
            var answer = ask(reader);
            reader.End();
            Return(reader);
            return answer;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>Readers now at work finish; none is kept any more.</summary>
    public void Dispose()
    {
        isClosed = true;
        Empty();
    }

    private void Return(IndexReader reader)
    {
        idle.Add(reader);
        if (isClosed)
        {
            Empty();
        }
    }

    private void Empty()
    {
        while (idle.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }
}
