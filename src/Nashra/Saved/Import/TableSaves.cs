using System.Text;
using System.Text.Json;
using Nashra.Platform;

namespace Nashra.Saved;

/// <summary>
/// Saved pages as a table with a line of names: Pocket (title,url,time_added,tags,status), Instapaper
/// (URL,Title,Selection,Folder,Timestamp,Tags), Readeck (url,title,state,created,labels), this newspaper.
/// </summary>
internal static class TableSaves
{
    public static IAsyncEnumerable<ImportedSave?> ReadAsync(Stream stream, CancellationToken cancel) => Read(stream, cancel).ToAsyncEnumerable();

    private static IEnumerable<ImportedSave?> Read(Stream stream, CancellationToken cancel)
    {
        using var text = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var rows = new TableRows(text);
        var names = rows.Next()?.Select(name => name.ToUpperInvariant()).ToList() ?? [];
        if (!names.Contains("URL"))
        {
            throw new RefusedException("saved.import.no_addresses");
        }

        while (rows.Next() is { } row)
        {
            cancel.ThrowIfCancellationRequested();
            var fields = names.Zip(row).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
            yield return Field(fields, "URL") is { } url ? Read(fields, url) : null;
        }
    }

    private static ImportedSave Read(Dictionary<string, string> fields, string url) => new(url, Field(fields, "TITLE") ?? "")
    {
        SavedAt = Moments.Read(Field(fields, "TIME_ADDED", "TIMESTAMP", "SAVEDAT", "SAVED_AT", "CREATED")),
        Place = PlaceOf(Field(fields, "STATUS", "STATE", "PLACE", "FOLDER")),
        Tags = [.. Tags(Field(fields, "TAGS", "LABELS")), .. FolderOf(fields), .. Tags(Field(fields, "LISTS"))],
        Notes = NotesOf(fields),
    };

    private static SavedPlace PlaceOf(string? word) => word?.ToUpperInvariant() switch
    {
        "ARCHIVE" or "ARCHIVED" => SavedPlace.Archive,
        "READ" => SavedPlace.Read,
        "REMOVED" => SavedPlace.Removed,
        _ => SavedPlace.Unread,
    };

    // Instapaper's own folders say where a page lies, the reader's say what it is about.
    private static IEnumerable<string> FolderOf(Dictionary<string, string> fields) =>
        Field(fields, "FOLDER") is { } folder && folder is not ("Unread" or "Archive" or "Starred") ? [folder] : [];

    private static IReadOnlyList<ImportedNote> NotesOf(Dictionary<string, string> fields) =>
        Field(fields, "SELECTION") is { } selection ? [new ImportedNote("", selection)] : Field(fields, "NOTES") is { } note ? [new ImportedNote(note, "")] : [];

    // Pocket puts a bar between tags, others a comma, Instapaper writes a list in JSON.
    private static string[] Tags(string? tags)
    {
        if (tags is not ['[', ..])
        {
            return (tags ?? "").Split(['|', ',', '،'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }

        try
        {
            return JsonSerializer.Deserialize<string[]>(tags) ?? [];
        }
        catch (JsonException)
        {
            return []; // the address counts more than tags that cannot be read
        }
    }

    private static string? Field(Dictionary<string, string> fields, params string[] names) =>
        names.Select(name => fields.GetValueOrDefault(name)).FirstOrDefault(value => value is { Length: > 0 });
}
