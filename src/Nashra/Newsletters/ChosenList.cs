using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Nashra.Newsletters;

/// <summary>
/// A personal copy's list as it is stored: [[article, reason's number], …], and in place of the number the words themselves
/// where they are the reader's own, which go when the reader goes.
/// </summary>
internal static class ChosenList
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IReadOnlyList<PersonalItem> items)
    {
        var text = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(text, Options))
        {
            json.WriteStartArray();
            foreach (var item in items)
            {
                json.WriteStartArray();
                json.WriteNumberValue(item.ArticleId);
                WriteReason(json, item);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    /// <summary>The reasons that it names by number.</summary>
    public static IEnumerable<long> NumbersIn(string stored)
    {
        using var list = JsonDocument.Parse(stored);
        return [.. from item in list.RootElement.EnumerateArray()
                   where item.ValueKind == JsonValueKind.Array && item[1].ValueKind == JsonValueKind.Number
                   select item[1].GetInt64()];
    }

    /// <param name="stored">What <see cref="Write"/> gave, or the objects of copies sent before reasons had numbers.</param>
    /// <param name="reasons">Of its issue, by number.</param>
    public static IReadOnlyList<PersonalItem> Read(string stored, IReadOnlyDictionary<long, string> reasons)
    {
        using var list = JsonDocument.Parse(stored);
        return [.. list.RootElement.EnumerateArray().Select(item => Item(item, reasons))];
    }

    private static void WriteReason(Utf8JsonWriter json, PersonalItem item)
    {
        if (item.IsOwnWords)
        {
            json.WriteStringValue(item.Reason);
        }
        else
        {
            json.WriteNumberValue(IssueReason.NumberOf(item.Reason));
        }
    }

    private static PersonalItem Item(JsonElement item, IReadOnlyDictionary<long, string> reasons) =>
        item.ValueKind == JsonValueKind.Object ? new PersonalItem(item.GetProperty("articleId").GetInt64(), item.GetProperty("reason").GetString()!)
        : item[1].ValueKind == JsonValueKind.Number ? new PersonalItem(item[0].GetInt64(), reasons[item[1].GetInt64()])
        : new PersonalItem(item[0].GetInt64(), item[1].GetString()!) { IsOwnWords = true };
}
