using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Nashra.Platform.Caching;

/// <summary>
/// Finished pages for who is not signed in, compressed once. The newest change this node has seen is part of what
/// makes a page valid: nothing is purged, and nothing stale is served after a purge. What changes by itself (most
/// read, relative times) ages in steps of a minute.
/// </summary>
public sealed class PageCache(RequestDelegate next, LatestChange latest, TimeProvider clock)
{
    public const string LiteCookie = "lite";
    private const long Budget = 96L * 1024 * 1024;
    private const int LargestPage = 2 * 1024 * 1024;
    private const int LongestTarget = 1024;
    private static readonly long Age = TimeSpan.FromSeconds(60).Ticks;
    private readonly PageShelf shelf = new(Budget);

    /// <summary>The Save-Data client hint (W3C Save Data API).</summary>
    public static bool SavesData(HttpRequest request) => request.Headers["Save-Data"] == "on";

    public Task InvokeAsync(HttpContext context)
    {
        if (!MayBeShared(context, out var key))
        {
            return next(context);
        }

        var seq = latest.Seq;
        var page = shelf.Find(key);
        return page is not null && page.Seq == seq && clock.GetTimestamp() - page.MadeAt < AgeInTimestamps
            ? WriteAsync(context, page)
            : MakeAsync(context, key, seq);
    }

    private long AgeInTimestamps => Age * clock.TimestampFrequency / TimeSpan.TicksPerSecond;

    private static bool MayBeShared(HttpContext context, out PageKey key)
    {
        var request = context.Request;
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var cookies = request.Headers.Cookie.ToString();
        var accepts = request.Headers.AcceptEncoding.ToString();
        var coding = accepts.Contains("br", StringComparison.Ordinal) ? ContentCoding.Brotli
            : accepts.Contains("gzip", StringComparison.Ordinal) ? ContentCoding.Gzip
            : ContentCoding.Identity;
        key = new PageKey(target, coding, cookies.Contains(LiteCookie + "=1", StringComparison.Ordinal), SavesData(request));
        return (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && target.Length <= LongestTarget
            && !SessionCookies.AnyIn(cookies);
    }

    private async Task MakeAsync(HttpContext context, PageKey key, long seq)
    {
        var wire = context.Response.Body;
        using var made = new MemoryStream();
        context.Response.Body = made;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = wire;
        }

        if (MayBeKept(context, made))
        {
            var page = CachedPage.Of(made.ToArray(), context.Response.ContentType!, key.Coding, seq, clock.GetTimestamp());
            shelf.Keep(key, page);
            await WriteAsync(context, page);
        }
        else
        {
            made.Position = 0;
            await made.CopyToAsync(wire, context.RequestAborted);
        }
    }

    private static bool MayBeKept(HttpContext context, MemoryStream made) =>
        context.Response is { StatusCode: StatusCodes.Status200OK, HasStarted: false, ContentType: not null }
        && made.Length is > 0 and <= LargestPage
        && context.Response.Headers.SetCookie.Count == 0
        && context.Response.Headers.ContentEncoding.Count == 0
        && context.GetEndpoint()?.Metadata.GetMetadata<SamePageForEveryoneAttribute>() is not null;

    private static async Task WriteAsync(HttpContext context, CachedPage page)
    {
        var response = context.Response;
        var headers = response.Headers;
        SecurityHeaders.Set(headers);
        headers.ContentType = page.ContentType;
        headers.ETag = page.ETag;
        headers.CacheControl = "private, no-cache";
        headers.Vary = "Cookie, Accept-Encoding, Save-Data";
        if (page.ContentEncoding is { } encoding)
        {
            headers.ContentEncoding = encoding;
        }

        if (context.Request.Headers.IfNoneMatch.Contains(page.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            headers.Remove(HeaderNames.ContentType);
            headers.Remove(HeaderNames.ContentEncoding);
            return;
        }

        response.ContentLength = page.Body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.BodyWriter.WriteAsync(page.Body, context.RequestAborted);
        }
    }
}
