using System.Globalization;
using System.Text.Json;

namespace Nashra.Saved;

/// <summary>
/// Saved pages as JSON. The tools differ in names, not in meaning: wallabag (url, is_archived, annotations), Omnivore
/// (url, state, labels, savedAt), Readeck (url, labels, created, is_archived), Karakeep (content.url, createdAt, tags, archived),
/// this newspaper (address, place, notes).
/// </summary>
internal static class JsonSaves
{
    // What has none of these is no saved page, but a list or a tag beside them.
    private static readonly string[] Names = ["url", "href", "address", "content"];

    /// <summary>Null stands for an item without a readable address.</summary>
    public static async IAsyncEnumerable<ImportedSave?> ReadAsync(Stream stream, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var item in JsonItems.ReadAsync(stream, cancel))
        {
            if (Names.Any(name => item.TryGetProperty(name, out _)))
            {
                yield return Read(item);
            }
        }
    }

    private static ImportedSave? Read(JsonElement item)
    {
        try
        {
            return Whole(item);
        }
        catch (InvalidOperationException)
        {
            return null; // its letters are no UTF-8
        }
    }

    private static ImportedSave? Whole(JsonElement item)
    {
        var content = item.TryGetProperty("content", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : item;
        return (Text(item, "url", "href", "address") ?? Text(content, "url")) is not { Length: > 0 } url
            ? null
            : new ImportedSave(url, Text(item, "title", "headline") ?? Text(content, "title") ?? "")
            {
                SavedAt = Moment(item, "savedAt", "created_at", "createdAt", "created", "time_added"),
                Place = PlaceOf(item),
                Tags = [.. Tags(item, "tags"), .. Tags(item, "labels"), .. Tags(item, "lists")],
                Notes = Notes(item),
            };
    }

    private static SavedPlace PlaceOf(JsonElement item)
    {
        if (Text(item, "place") is { } place && Enum.TryParse<SavedPlace>(place, ignoreCase: true, out var known))
        {
            return known;
        }

        return Is(item, "is_archived") || Is(item, "archived") || string.Equals(Text(item, "state"), "Archived", StringComparison.OrdinalIgnoreCase) || string.Equals(Text(item, "status"), "archive", StringComparison.OrdinalIgnoreCase)
            ? SavedPlace.Archive
            : SavedPlace.Unread;
    }

    private static List<ImportedNote> Notes(JsonElement item)
    {
        var notes = new List<ImportedNote>();
        if (Text(item, "note") is { Length: > 0 } note)
        {
            notes.Add(new ImportedNote(note, ""));
        }

        foreach (var name in new[] { "annotations", "highlights", "notes" })
        {
            notes.AddRange(List(item, name).Where(one => one.ValueKind == JsonValueKind.Object).Select(one =>
                new ImportedNote((one.TryGetProperty("text", out _) && one.TryGetProperty("quote", out _) ? Text(one, "text") : Text(one, "annotation", "note")) ?? "", Text(one, "quote") ?? Text(one, "text") ?? "")));
        }

        return notes;
    }

    private static IEnumerable<string> Tags(JsonElement item, string name) =>
        List(item, name).Select(tag => tag.ValueKind == JsonValueKind.String ? tag.GetString() : Text(tag, "label", "name")).OfType<string>();

    private static JsonElement.ArrayEnumerator List(JsonElement item, string name) =>
        item.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static string? Text(JsonElement item, params string[] names)
    {
        if (item.ValueKind == JsonValueKind.Object)
        {
            foreach (var name in names)
            {
                if (item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String)
                {
                    return value.GetString();
                }
            }
        }

        return null;
    }

    private static bool Is(JsonElement item, string name) => item.TryGetProperty(name, out var value)
        && (value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number == 1));

    private static DateTimeOffset? Moment(JsonElement item, params string[] names)
    {
        foreach (var name in names)
        {
            if (item.TryGetProperty(name, out var value) && Moments.Read(value.ValueKind == JsonValueKind.Number ? value.GetRawText() : Text(item, name)) is { } at)
            {
                return at;
            }
        }

        return null;
    }
}

/// <summary>Moments as exports write them: ISO 8601, or seconds or milliseconds since 1970.</summary>
internal static class Moments
{
    private const long NoSecondsBeyond = 100_000_000_000; // the year 5138

    public static DateTimeOffset? Read(string? text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            var milliseconds = number > NoSecondsBeyond ? number : number * 1000;
            return milliseconds is > 0 and < 253_402_300_799_000 ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds) : null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
    }
}
