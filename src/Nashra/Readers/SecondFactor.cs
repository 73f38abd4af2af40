using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Readers;

/// <summary>Between the first proof of who a reader is and the second: remembered in a sealed cookie, worth nothing by itself.</summary>
public sealed class SecondFactor(NewsDb db, UserManager<Reader> accounts, Attempts attempts, IDataProtectionProvider protection)
{
    private const string Cookie = "nashra-second";
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);
    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("second factor").ToTimeLimitedDataProtector();

    public void Ask(HttpContext context, Reader reader) => context.Response.Cookies.Append(
        Cookie, seal.Protect(string.Create(CultureInfo.InvariantCulture, $"{reader.Id} {reader.SecurityStamp}"), Lasts), Options(context.Request, Lasts));

    /// <summary>The reader, when the code is the authenticator's or one of the recovery codes.</summary>
    /// <exception cref="RefusedException">Nobody waits to come in here, or the code is another.</exception>
    public async Task<Reader> AnswerAsync(HttpContext context, string? typed, CancellationToken cancel)
    {
        var reader = await WaitingAsync(context.Request, cancel) ?? throw new RefusedException("readers.code_expired");
        var from = context.Connection.RemoteIpAddress;
        await RequireAsync(reader, typed, from, cancel);
        context.Response.Cookies.Delete(Cookie, Options(context.Request, null));
        return reader;
    }

    /// <exception cref="RefusedException">The code is another.</exception>
    public async Task RequireAsync(Reader reader, string? typed, IPAddress? from, CancellationToken cancel)
    {
        var account = $"second {reader.NormalizedEmail}";
        await attempts.GuessAsync(account, from, cancel);
        var code = Arabic.Digits.ToWestern(typed ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (!await IsAuthenticatorsAsync(reader, code, cancel) && !(await accounts.RedeemTwoFactorRecoveryCodeAsync(reader, code)).Succeeded)
        {
            throw new RefusedException("readers.second_wrong");
        }

        await attempts.ForgiveAsync(account, from, cancel);
    }

    // A code seen over someone's shoulder is not good a second time.
    private async Task<bool> IsAuthenticatorsAsync(Reader reader, string code, CancellationToken cancel) =>
        await accounts.VerifyTwoFactorTokenAsync(reader, TokenOptions.DefaultAuthenticatorProvider, code)
        && await attempts.IsFirstAsync(string.Create(CultureInfo.InvariantCulture, $"code {reader.Id} {code}"), cancel);

    private async Task<Reader?> WaitingAsync(HttpRequest request, CancellationToken cancel)
    {
        try
        {
            return request.Cookies[Cookie] is { } sealedReader && seal.Unprotect(sealedReader).Split(' ') is [var number, var stamp] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? await db.Readers.FirstOrDefaultAsync(reader => reader.Id == id && reader.SecurityStamp == stamp, cancel)
                : null;
        }
        catch (CryptographicException)
        {
            return null; // not ours, or too old: the framework's only way to say so
        }
    }

    private static CookieOptions Options(HttpRequest request, TimeSpan? lasts) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = request.IsHttps, Path = "/sign-in", IsEssential = true, MaxAge = lasts };
}
