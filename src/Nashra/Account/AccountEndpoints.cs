using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Nashra.Platform;
using Nashra.Readers;

namespace Nashra.Account;

public static class AccountEndpoints
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static void AddAccount(this IServiceCollection services)
    {
        services.AddSingleton<ErasureLedger>();
        services.AddScoped<Erasing>();
    }

    public static void MapAccount(this IEndpointRouteBuilder site)
    {
        site.MapGet("/account/export.json", ExportAsync).RequireAuthorization();
        site.MapPasskeys();
    }

    // Everything that any feature keeps of the reader, each under its own name.
    private static async Task<IResult> ExportAsync(HttpContext context, IEnumerable<IKeepsReaderData> keepers, TimeProvider clock, CancellationToken cancel)
    {
        var everything = new JsonObject { ["exportedAt"] = clock.GetUtcNow() };
        foreach (var keeper in keepers)
        {
            everything[keeper.Part] = await keeper.ExportAsync(context.User.ReaderId!.Value, cancel);
        }

        context.Response.Headers.CacheControl = "no-store";
        return Results.File(JsonSerializer.SerializeToUtf8Bytes(everything, Readable), "application/json", "nashra-account.json");
    }
}
