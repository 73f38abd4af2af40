using Microsoft.Data.Sqlite;
using Nashra.Platform;

namespace Nashra.Search.Index;

/// <summary>This node's index, as it stands: the site asks what is open, the indexer replaces it.</summary>
internal sealed class ArchiveIndex(Installation installation, ILogger<ArchiveIndex> log) : IDisposable
{
    private volatile SearchIndex? open;
    private volatile bool isDamaged;

    public string Path { get; } = installation.FilePath("index", "search.db");

    /// <summary>Asked for by <c>index rebuild</c> while another process serves.</summary>
    public string RebuildRequest => Path + ".rebuild";

    /// <summary>Null while there is none that can be asked: it is being made, or was found damaged.</summary>
    public SearchIndex? Current => isDamaged ? null : open;

    public bool IsDamaged => isDamaged;

    /// <summary>Asks the index; null when there is none, or when it turns out to be damaged just now.</summary>
    public T? Ask<T>(Func<SearchIndex, T?> question)
        where T : class
    {
        if (Current is not { } index)
        {
            return null;
        }

        try
        {
            return question(index);
        }
        catch (ObjectDisposedException)
        {
            // Replaced this very moment: the new one answers.
            return Current is { } next && next != index ? question(next) : null;
        }
        catch (SqliteException fault)
        {
            log.LogError(fault, "The search index cannot be read; it is made anew");
            isDamaged = true;
            return null;
        }
    }

    public void Replace(SearchIndex? next)
    {
        var last = open;
        open = next;
        isDamaged = false;
        if (last != next)
        {
            last?.Dispose();
        }
    }

    public void Dispose() => open?.Dispose();
}
