using System.Globalization;
using System.Text;
using Nashra.Platform;
using Nashra.Platform.Keys;
using Nashra.Readers;

namespace Nashra.Account;

/// <summary>
/// One line for each account that was erased: when, and a keyed hash that only this newspaper can compare. It lies
/// beside the database and in no backup, so that a restored backup is told whom to forget again.
/// </summary>
public sealed class ErasureLedger(Installation installation, KeyFile keys)
{
    private string Path => installation.ErasureLedger;

    /// <summary>On the disk when it returns: call it before the erasure is committed, never after.</summary>
    public async Task WriteAsync(Reader reader, DateTimeOffset now, CancellationToken cancel)
    {
        await using var file = new FileStream(Path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        await file.WriteAsync(Encoding.ASCII.GetBytes($"{now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)} {MarkOf(reader)}\n"), cancel);
        file.Flush(flushToDisk: true);
    }

    public async Task<IReadOnlySet<string>> MarksAsync(CancellationToken cancel) =>
        File.Exists(Path)
            ? (await File.ReadAllLinesAsync(Path, cancel)).Where(line => line.Contains(' ', StringComparison.Ordinal)).Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]).ToHashSet(StringComparer.Ordinal)
            : new HashSet<string>(StringComparer.Ordinal);

    public async Task<int> CountAsync(CancellationToken cancel) => File.Exists(Path) ? (await File.ReadAllLinesAsync(Path, cancel)).Length : 0;

    // The moment of joining tells an erased account from a later one that has the same number or address.
    public string MarkOf(Reader reader) =>
        Convert.ToHexStringLower(keys.Hash("erasures", string.Create(CultureInfo.InvariantCulture, $"{reader.Id}\n{reader.JoinedAt.ToUnixTimeMilliseconds()}\n{reader.NormalizedUserName}")));
}
