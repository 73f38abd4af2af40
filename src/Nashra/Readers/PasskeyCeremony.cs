using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Nashra.Readers;

/// <summary>What the paper must remember between asking a browser for a passkey and its answer, sealed in a cookie of that browser. Good once.</summary>
public sealed class PasskeyCeremony(IDataProtectionProvider protection, Attempts attempts)
{
    private const string Cookie = "nashra-passkey";
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);
    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("passkeys").ToTimeLimitedDataProtector();

    public void Begin(HttpContext context, string? state) =>
        context.Response.Cookies.Append(Cookie, seal.Protect(state ?? "", Lasts), Options(context.Request, Lasts));

    /// <summary>Null when nothing was begun in this browser, or it is over.</summary>
    public async Task<string?> EndAsync(HttpContext context, CancellationToken cancel)
    {
        context.Response.Cookies.Delete(Cookie, Options(context.Request, null));
        if (context.Request.Cookies[Cookie] is not { } sealedState || !await attempts.IsFirstAsync(sealedState, cancel))
        {
            return null;
        }

        try
        {
            return seal.Unprotect(sealedState);
        }
        catch (CryptographicException)
        {
            return null; // not ours, or too old: the framework's only way to say so
        }
    }

    private static CookieOptions Options(HttpRequest request, TimeSpan? lasts) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = request.IsHttps, Path = "/passkeys", IsEssential = true, MaxAge = lasts };
}
