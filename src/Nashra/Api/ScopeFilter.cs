using System.Globalization;
using System.Security.Claims;
using Nashra.Platform;
using Nashra.Readers;

namespace Nashra.Api;

/// <summary>
/// Lets a request through whose key opens this part of the API. A browser's session opens none of it, so that no page
/// elsewhere can use the API in a reader's name.
/// </summary>
internal sealed class ScopeFilter(AccessScopes scope) : IEndpointFilter
{
    private const string Bearer = "Bearer ";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-store";
        if (await http.RequestServices.GetRequiredService<AccessKeys>().FindAsync(TokenIn(http.Request), http.RequestAborted) is not { } key)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return ApiProblem.Of(http, StatusCodes.Status401Unauthorized, "api.key_missing");
        }

        if (!key.Scopes.HasFlag(scope))
        {
            return ApiProblem.Of(http, StatusCodes.Status403Forbidden, "api.scope_missing", scope.ToString().ToLowerInvariant());
        }

        http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, key.ReaderId.ToString(CultureInfo.InvariantCulture))], "key"));
        try
        {
            return await next(context);
        }
        catch (RefusedException refused)
        {
            return ApiProblem.Of(http, StatusCodes.Status422UnprocessableEntity, refused.MessageKey, [.. refused.Arguments]);
        }
    }

    public static string? TokenIn(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var header && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : null;
}

/// <summary>On an endpoint of the API: the scope it needs, as its description names it.</summary>
internal sealed record NeedsScope(AccessScopes Scope);

internal static class ScopeRules
{
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder endpoint, AccessScopes scope, string summaryKey) =>
        endpoint.AddEndpointFilter(new ScopeFilter(scope)).WithMetadata(new NeedsScope(scope)).WithSummary(summaryKey).WithTags(scope.ToString().ToLowerInvariant())
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status429TooManyRequests);
}
