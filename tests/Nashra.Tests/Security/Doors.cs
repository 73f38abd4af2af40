using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Nashra.Tests.Security;

/// <summary>Every address that answers, read from the application itself: what is added tomorrow is walked tomorrow.</summary>
internal static class Doors
{
    /// <summary>Addresses with their parameters filled in, each once.</summary>
    public static IReadOnlyList<Door> Of(TestNewspaper paper, string id = "1") =>
    [
        .. from endpoint in paper.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]
           from method in methods
           where endpoint.Order < int.MaxValue // the net under the API
           select new Door(method, Filled(endpoint.RoutePattern, id), endpoint),
    ];

    private static string Filled(RoutePattern pattern, string id) => "/" + string.Join('/', pattern.PathSegments
        .Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter => Sample(parameter, pattern, id),
            _ => "",
        }))).Where(segment => segment.Length > 0));

    private static string Sample(RoutePatternParameterPart parameter, RoutePattern pattern, string id)
    {
        var rules = pattern.ParameterPolicies.TryGetValue(parameter.Name, out var found) ? string.Join(' ', found.Select(policy => policy.Content)) : "";
        return rules.Contains("regex(^(", StringComparison.Ordinal) ? rules[(rules.IndexOf("(^(", StringComparison.Ordinal) + 3)..].Split('|', ')')[0]
            : rules.Contains("int", StringComparison.Ordinal) ? "1"
            : parameter.Name switch { "kind" => "topic", "slug" => "morning", _ => id };
    }
}

internal sealed record Door(string Method, string Path, RouteEndpoint Endpoint)
{
    public bool ChangesSomething => Method is not ("GET" or "HEAD" or "OPTIONS");
}
