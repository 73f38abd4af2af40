using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Nashra.Readers;

namespace Nashra.Api;

/// <summary>How much one key may ask in a minute; without one, how much one network.</summary>
internal static class ApiLimits
{
    public const string Policy = "api";
    private const int PerMinute = 120;

    public static void AddApiLimits(this IServiceCollection services) => services.Configure<RateLimiterOptions>(options =>
    {
        options.AddPolicy(Policy, context => RateLimitPartition.GetTokenBucketLimiter(Asker(context), _ => Bucket()));
        options.OnRejected = async (rejected, _) =>
        {
            var context = rejected.HttpContext;
            if (context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>() is { PolicyName: Policy })
            {
                context.Response.Headers.RetryAfter = "10";
                await ApiProblem.Of(context, StatusCodes.Status429TooManyRequests, "api.too_often", PerMinute).ExecuteAsync(context);
            }
        };
    });

    private static string Asker(HttpContext context) => Attempts.AskerOf(ScopeFilter.TokenIn(context.Request), context.Connection.RemoteIpAddress);

    private static TokenBucketRateLimiterOptions Bucket() => new() { TokenLimit = PerMinute, TokensPerPeriod = PerMinute / 6, ReplenishmentPeriod = TimeSpan.FromSeconds(10) };
}
