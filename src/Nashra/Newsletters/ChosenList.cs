using System.Text.Json;
using Nashra.Newsletters.Sending;

namespace Nashra.Newsletters;

/// <summary>
/// A personal copy's list as it is stored: [[article, reason's number], …], and in place of the number the words themselves
/// where they are the reader's own, which go when the reader goes.
/// </summary>
internal static class ChosenList
{
    public static string Write(IReadOnlyList<PersonalItem> items) => RowsInJson.Of(items, (json, item) =>
    {
        json.WriteNumberValue(item.ArticleId);
        WriteReason(json, item);
    });

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
