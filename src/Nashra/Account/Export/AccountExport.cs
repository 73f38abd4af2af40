using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Nashra.Platform;

namespace Nashra.Account.Export;

/// <summary>Everything that any feature keeps of a reader, each part under its own name.</summary>
public sealed class AccountExport(IEnumerable<IKeepsReaderData> keepers, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public async Task<JsonObject> OfAsync(long readerId, CancellationToken cancel)
    {
        var everything = new JsonObject { ["exportedAt"] = clock.GetUtcNow() };
        foreach (var keeper in keepers)
        {
            everything[keeper.Part] = await keeper.ExportAsync(readerId, cancel);
        }

        return everything;
    }

    public static byte[] Json(JsonObject everything) => JsonSerializer.SerializeToUtf8Bytes(everything, Readable);
}
