using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Json;
using Nashra.Platform;

namespace Nashra.Api;

/// <summary>The newspaper for programs: what they may read and do with a reader's access key. The page /api tells how.</summary>
public static class ApiEndpoints
{
    public const string Root = "/api/v1";

    public static void AddApi(this IServiceCollection services)
    {
        services.Configure<JsonOptions>(options => options.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All));
        services.AddOpenApi(options =>
        {
            options.ShouldInclude = described => $"/{described.RelativePath}".StartsWith(Root, StringComparison.Ordinal);
            options.AddDocumentTransformer(ApiDescription.IntroduceAsync);
            options.AddOperationTransformer(ApiDescription.NameScopeAsync);
        });
        services.AddApiLimits();
        services.AddApiOrigins(Environment.GetEnvironmentVariable(ApiOrigins.Variable));
    }

    public static void MapApi(this IEndpointRouteBuilder site)
    {
        site.MapOpenApi("/api/openapi.json");
        var api = site.MapGroup(Root).RequireRateLimiting(ApiLimits.Policy).WithMetadata(new FromElsewhereAttribute());
        api.MapContent();
        api.MapSearching();
        api.MapFollows();
        api.MapSaves();
        api.MapSubscriptions();
        api.MapFallback("/{**rest}", (HttpContext context) => ApiProblem.Of(context, StatusCodes.Status404NotFound, "api.no_such_address")).ExcludeFromDescription();
    }
}
