using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nashra.Account.Export;

/// <summary>A part of the export as rows and columns, for spreadsheets and for people.</summary>
/// <param name="Name">The part and, where it has several lists, the list: <c>reading.history</c>.</param>
/// <param name="Columns">Every name that any row has, in the order in which they come.</param>
/// <param name="Rows">A row's values in the order of the columns.</param>
internal sealed record ExportTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Lists become tables, values beside them one table of one row; whatever lies deeper stands in its cell as JSON.</summary>
    public static IEnumerable<ExportTable> Of(string name, JsonNode? part) => part switch
    {
        JsonArray list when list.All(item => item is JsonObject) => [Table(name, [.. list.OfType<JsonObject>()])],
        JsonArray list => [Table(name, [.. list.Select(item => new JsonObject { ["value"] = item?.DeepClone() })])],
        JsonObject several => OfObject(name, several),
        _ => [Table(name, [new JsonObject { ["value"] = part?.DeepClone() }])],
    };

    private static IEnumerable<ExportTable> OfObject(string name, JsonObject several)
    {
        var values = new JsonObject(several.Where(pair => pair.Value is not JsonArray).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
        var lists = several.Where(pair => pair.Value is JsonArray).SelectMany(pair => Of($"{name}.{pair.Key}", pair.Value));
        return values.Count == 0 ? lists : [Table(name, [values]), .. lists];
    }

    private static ExportTable Table(string name, IReadOnlyList<JsonObject> rows)
    {
        string[] columns = [.. rows.SelectMany(row => row.Select(pair => pair.Key)).Distinct(StringComparer.Ordinal)];
        return new ExportTable(name, columns, [.. rows.Select(row => (IReadOnlyList<string>)Array.ConvertAll(columns, column => Text(row[column])))]);
    }

    private static string Text(JsonNode? value) => value switch
    {
        null => "",
        JsonValue plain when plain.GetValueKind() == JsonValueKind.String => plain.ToString(),
        _ => value.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) }),
    };
}
