using Nashra.Platform;

namespace Nashra.FrontPage;

public static class FrontPageEndpoints
{
    public static void AddFrontPage(this IServiceCollection services)
    {
        services.AddScoped<MostRead>();
        services.AddScoped<FrontPageReading>();
        services.AddSingleton<ViewCounter>();
        services.AddHostedService(provider => provider.GetRequiredService<ViewCounter>());
    }

    public static void MapFrontPage(this IEndpointRouteBuilder site)
    {
        site.MapPost("/views", CountAsync);
    }

    private static async Task<IResult> CountAsync(HttpRequest request, ViewCounter counter)
    {
        var text = new char[16];
        using var reader = new StreamReader(request.Body);
        var length = await reader.ReadBlockAsync(text, request.HttpContext.RequestAborted);
        if (!ShortId.TryParse(new string(text, 0, length).Trim(), out var id))
        {
            return Results.BadRequest();
        }

        counter.Saw(id);
        return Results.NoContent();
    }
}
