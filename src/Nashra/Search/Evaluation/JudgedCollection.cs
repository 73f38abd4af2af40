using System.Globalization;
using System.Text.Json;

namespace Nashra.Search.Evaluation;

/// <summary>Documents, queries and judgements, as a newsroom or a test collection writes them down.</summary>
/// <param name="Judgements">For each query the documents that answer it, with grades above zero.</param>
internal sealed record JudgedCollection(
    IReadOnlyList<JudgedDocument> Documents, IReadOnlyList<JudgedQuery> Queries, IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Judgements)
{
    /// <exception cref="InvalidDataException">A line cannot be read, and the message names it; or no query is judged, so there is nothing to measure.</exception>
    public static JudgedCollection Read(string documents, string queries, string judgements)
    {
        var collection = new JudgedCollection([.. Lines(documents, JudgedDocument.From)], [.. Lines(queries, JudgedQuery.From)], ReadJudgements(judgements));
        return collection.Queries.Any(query => collection.Judgements.ContainsKey(query.Id))
            ? collection
            : throw new InvalidDataException($"{judgements}: no grade above zero is given for a query of {queries}");
    }

    private static IEnumerable<T> Lines<T>(string path, Func<JsonElement, T> read)
    {
        foreach (var (index, line) in File.ReadLines(path).Index())
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return ReadLine(path, index + 1, line, read);
            }
        }
    }

    private static T ReadLine<T>(string path, int number, string line, Func<JsonElement, T> read)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return read(json.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException(FormattableString.Invariant($"{path}, line {number}: {fault.Message}"), fault);
        }
    }

    private static Dictionary<string, IReadOnlyDictionary<string, int>> ReadJudgements(string path) =>
        File.ReadLines(path).Index()
            .Where(line => !string.IsNullOrWhiteSpace(line.Item))
            .Select(line => Judgement(path, line.Index + 1, line.Item))
            .OfType<(string Query, string Document, int Grade)>()
            .Where(judged => judged.Grade > 0)
            .GroupBy(judged => judged.Query, StringComparer.Ordinal)
            .ToDictionary(
                query => query.Key,
                IReadOnlyDictionary<string, int> (query) => query.GroupBy(judged => judged.Document).ToDictionary(one => one.Key, one => one.Max(judged => judged.Grade), StringComparer.Ordinal),
                StringComparer.Ordinal);

    // Three columns, or TREC's four with its unused second; a first line without a grade is a header.
    private static (string Query, string Document, int Grade)? Judgement(string path, int number, string line)
    {
        var cells = line.Split((char[])['\t', ' '], StringSplitOptions.RemoveEmptyEntries);
        return cells.Length is 3 or 4 && int.TryParse(cells[^1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var grade) ? (cells[0], cells[^2], grade)
            : number == 1 ? null
            : throw new InvalidDataException(FormattableString.Invariant($"{path}, line {number}: expected query, document and grade, divided by tabs"));
    }
}

internal sealed record JudgedDocument(string Id, string Headline, string Text)
{
    public static JudgedDocument From(JsonElement line) => new(Json.Text(line, "id"), Json.OptionalText(line, "headline"), Json.Text(line, "text"));
}

internal sealed record JudgedQuery(string Id, string Text)
{
    public static JudgedQuery From(JsonElement line) => new(Json.Text(line, "id"), Json.Text(line, "text"));
}

file static class Json
{
    public static string Text(JsonElement line, string name) => AsText(line.GetProperty(name));

    public static string OptionalText(JsonElement line, string name) => line.TryGetProperty(name, out var value) ? AsText(value) : "";

    private static string AsText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };
}
