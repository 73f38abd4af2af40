namespace Nashra.Readers;

/// <summary>What ties a question by mail to the browser that asked it: without it the six digits of a code are worth nothing.</summary>
public static class BrowserSecret
{
    public const string Cookie = "nashra-browser";
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(1);

    public static Secret? Of(HttpRequest request) => Secret.From(request.Cookies[Cookie]);

    public static Secret Ensure(HttpContext context)
    {
        var secret = Of(context.Request) ?? Secret.Create();
        context.Response.Cookies.Append(Cookie, secret.Text, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = "/", IsEssential = true, MaxAge = Lasts });
        return secret;
    }
}
