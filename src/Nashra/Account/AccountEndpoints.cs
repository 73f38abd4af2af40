using Nashra.Account.Export;
using Nashra.Platform;
using Nashra.Readers;

namespace Nashra.Account;

public static class AccountEndpoints
{
    public static void AddAccount(this IServiceCollection services)
    {
        services.AddSingleton<ErasureLedger>();
        services.AddScoped<Erasing>();
        services.AddScoped<AccountExport>();
    }

    public static void MapAccount(this IEndpointRouteBuilder site)
    {
        site.MapGet("/account/export.json", JsonAsync).RequireAuthorization();
        site.MapGet("/account/export.zip", CsvAsync).RequireAuthorization();
        site.MapPasskeys();
    }

    private static async Task<IResult> JsonAsync(HttpContext context, AccountExport export, CancellationToken cancel) =>
        File(context, AccountExport.Json(await export.OfAsync(context.User.ReaderId!.Value, cancel)), "application/json", "nashra-account.json");

    private static async Task<IResult> CsvAsync(HttpContext context, AccountExport export, CancellationToken cancel) =>
        File(context, await CsvArchive.OfAsync(await export.OfAsync(context.User.ReaderId!.Value, cancel), cancel), "application/zip", "nashra-account.zip");

    private static IResult File(HttpContext context, byte[] content, string type, string name)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(content, type, name);
    }
}
