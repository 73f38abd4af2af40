using System.Text.Json;
using Nashra.Arabic;

namespace Nashra.Import.Archive;

/// <summary>One article as an archive file has it, before anything is believed.</summary>
internal sealed record ArchiveLine(
    string Id,
    string Headline,
    string Standfirst,
    string Byline,
    string Body,
    string Section,
    string PublishedAt,
    string Source,
    string Url,
    string Language)
{
    private const int LongestId = 200;

    /// <exception cref="LineRefusedException">The line is not a JSON object with an id.</exception>
    public static ArchiveLine Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var json = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = 16 });
            return json.RootElement.ValueKind == JsonValueKind.Object ? From(json.RootElement) : throw new LineRefusedException("not-an-object");
        }
        catch (JsonException)
        {
            throw new LineRefusedException("not-json");
        }
        catch (InvalidOperationException)
        {
            throw new LineRefusedException("not-utf8"); // a string whose bytes or escapes are no Unicode text
        }
    }

    private static ArchiveLine From(JsonElement json)
    {
        var id = CleanText.Line(Text(json, "id"));
        return id.Length switch
        {
            0 => throw new LineRefusedException("no-id"),
            > LongestId => throw new LineRefusedException("id-too-long"),
            _ => new ArchiveLine(id, Text(json, "headline"), Text(json, "standfirst"), Text(json, "byline"), Text(json, "body"), Text(json, "section"), Text(json, "publishedAt"), Text(json, "source"), Text(json, "url"), Text(json, "language")),
        };
    }

    // Headlines of real archives hold HTML entities, some of them escaped twice.
    private static string Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? Unescaped(Unescaped(value.GetString()!)) : "";

    private static string Unescaped(string text) => text.Contains('&', StringComparison.Ordinal) ? System.Net.WebUtility.HtmlDecode(text) : text;
}

/// <summary>Why a line was not taken; the code is said in the publication's language by the report.</summary>
internal sealed class LineRefusedException(string reason) : Exception(reason)
{
    public string Reason => Message;
}
