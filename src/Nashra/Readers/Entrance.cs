using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;

namespace Nashra.Readers;

/// <summary>On a page where accounts are opened, entered or changed: it is kept by no cache, and posts to it are limited.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EntranceAttribute : Attribute, IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context) => context.HttpContext.Response.Headers.CacheControl = "no-store";

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
        if (context.Exception is TooManyTriesException && !context.ExceptionHandled)
        {
            context.ExceptionHandled = true;
            context.Result = new StatusCodeResult(StatusCodes.Status429TooManyRequests);
        }
    }
}

/// <summary>What one address and one network may post to the entrances in a minute: it spares the processor the hashing. The slow counts are the database's (<see cref="Attempts"/>).</summary>
internal static class EntranceLimits
{
    private const int FromAddress = 60;
    private const int FromNetwork = 300;

    public static void Configure(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            Each(FromAddress, context => context.Connection.RemoteIpAddress?.ToString() ?? ""),
            Each(FromNetwork, context => Attempts.NetworkOf(context.Connection.RemoteIpAddress)));
    }

    private static PartitionedRateLimiter<HttpContext> Each(int perMinute, Func<HttpContext, string> whom) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context => IsPostToEntrance(context)
            ? RateLimitPartition.GetTokenBucketLimiter(whom(context), _ => Bucket(perMinute))
            : RateLimitPartition.GetNoLimiter(""));

    private static TokenBucketRateLimiterOptions Bucket(int perMinute) => new()
    {
        TokenLimit = perMinute,
        TokensPerPeriod = perMinute / 6,
        ReplenishmentPeriod = TimeSpan.FromSeconds(10),
    };

    private static bool IsPostToEntrance(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<EntranceAttribute>() is not null;
}
