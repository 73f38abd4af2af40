namespace Nashra.Platform;

/// <summary>
/// What changes something must come from our own pages. Cached pages can carry no token, so the browser's own word
/// counts: Sec-Fetch-Site, else Origin, else Referer, beside SameSite cookies. (OWASP, "Cross-Site Request Forgery
/// Prevention": Fetch Metadata with Origin as the fallback.)
/// </summary>
public static class SameOrigin
{
    public static void UseSameOrigin(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (ChangesNothing(context.Request.Method) || IsOurOwn(context.Request) || MayComeFromElsewhere(context))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    private static bool ChangesNothing(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static bool MayComeFromElsewhere(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<FromElsewhereAttribute>() is not null;

    private static bool IsOurOwn(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
        {
            return site is "same-origin" or "none";
        }

        // No Origin at all: not a browser of this decade, and without our cookies it is nobody.
        return request.Headers.Origin.ToString() is not { Length: > 0 } origin
            ? request.Headers.Referer.ToString() is not { Length: > 0 } referer || IsOurs(referer, request)
            : IsOurs(origin, request);
    }

    private static bool IsOurs(string address, HttpRequest request) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Authority == request.Host.Value && uri.Scheme == request.Scheme;
}

/// <summary>On an endpoint that machines elsewhere post to with a token of its own: one-click unsubscribing, webhooks, the API.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class FromElsewhereAttribute : Attribute;
