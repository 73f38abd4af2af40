using System.IO.Compression;
using Nashra.Platform;

namespace Nashra.Saved;

/// <summary>
/// What another tool exported, whichever it was: told by its contents, not by its name. JSON of wallabag, Omnivore,
/// Readeck, Karakeep or this newspaper; tables of Pocket, Instapaper, Readeck and others; bookmarks in HTML; any of them
/// in a .zip. Read as it comes; what is too large or nothing of these is refused in words.
/// </summary>
internal static class ExportFile
{
    /// <summary>Bytes, uncompressed.</summary>
    public const long Largest = 256L * 1024 * 1024;

    private const int MostFilesInside = 2000;

    public static async IAsyncEnumerable<ImportedSave?> ReadAsync(Stream file, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var start = new byte[512];
        var length = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancel);
        file.Position = 0;
        var saves = start is [(byte)'P', (byte)'K', 3, 4, ..]
            ? InsideAsync(file, cancel)
            : OneAsync(new LimitedStream(file, Largest), start.AsMemory(0, length), cancel);
        await foreach (var save in saves)
        {
            yield return save;
        }
    }

    // Pictures, pages and whatever else lies beside the lists are passed over.
    private static async IAsyncEnumerable<ImportedSave?> InsideAsync(Stream file, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        using var zip = Opened(file);
        var lists = zip.Entries.Where(entry => Path.GetExtension(entry.Name).ToUpperInvariant() is ".CSV" or ".JSON" || entry.Name.Contains("export", StringComparison.OrdinalIgnoreCase)).Take(MostFilesInside).ToList();
        if (lists.Count == 0)
        {
            throw new RefusedException("saved.import.nothing_inside");
        }

        var left = Largest;
        foreach (var entry in lists)
        {
            await using var unpacked = new LimitedStream(await entry.OpenAsync(cancel), left);
            var start = new byte[512];
            var length = await unpacked.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancel);
            await using var whole = new JoinedStream(start.AsMemory(0, length), unpacked);
            await foreach (var save in OneAsync(whole, start.AsMemory(0, length), cancel))
            {
                yield return save;
            }

            left = unpacked.Left;
        }
    }

    private static IAsyncEnumerable<ImportedSave?> OneAsync(Stream stream, ReadOnlyMemory<byte> start, CancellationToken cancel)
    {
        var text = System.Text.Encoding.UTF8.GetString(start.Span).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return text switch
        {
            ['[' or '{', ..] => JsonSaves.ReadAsync(stream, cancel),
            ['<', ..] => BookmarkSaves.ReadAsync(stream, cancel),
            _ when text.Contains("url", StringComparison.OrdinalIgnoreCase) && text.AsSpan().IndexOfAny(",;\t") > 0 => TableSaves.ReadAsync(stream, cancel),
            _ => throw new RefusedException("saved.import.unknown"),
        };
    }

    private static ZipArchive Opened(Stream file)
    {
        try
        {
            return new ZipArchive(file, ZipArchiveMode.Read);
        }
        catch (Exception fault) when (fault is InvalidDataException or ArgumentOutOfRangeException or EndOfStreamException)
        {
            throw new RefusedException("saved.import.damaged");
        }
    }
}
