using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Nashra.Readers;

namespace Nashra.Feeds;

/// <summary>
/// How often one personal feed may be asked for: a list is ranked for each answer. Feed readers of many people share one
/// network, so it is the address that is counted; what is no address of a feed counts with its network.
/// </summary>
internal static class FeedLimits
{
    public const string Policy = "feeds";
    private const int PerMinute = 30;

    public static void AddFeedLimits(this IServiceCollection services) =>
        services.Configure<RateLimiterOptions>(options => options.AddPolicy(Policy, new PerFeed()));

    private sealed class PerFeed : IRateLimiterPolicy<string>
    {
        public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "20";
            return ValueTask.CompletedTask;
        };

        public RateLimitPartition<string> GetPartition(HttpContext context) => RateLimitPartition.GetTokenBucketLimiter(
            Attempts.AskerOf(context.GetRouteValue("token") as string, context.Connection.RemoteIpAddress),
            _ => new TokenBucketRateLimiterOptions { TokenLimit = PerMinute, TokensPerPeriod = PerMinute / 3, ReplenishmentPeriod = TimeSpan.FromSeconds(20) });
    }
}
