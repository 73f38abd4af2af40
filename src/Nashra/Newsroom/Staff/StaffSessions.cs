using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform.Caching;

namespace Nashra.Newsroom.Staff;

/// <summary>Who is in the newsroom. A session is a row, so that removing a member or signing out ends it at once.</summary>
public sealed class StaffSessions(NewsDb db, SecondFactorKeys keys, IHttpContextAccessor http, TimeProvider clock)
{
    private const string Path = "/newsroom";

    public async Task<StaffSession?> FindAsync(CancellationToken cancel)
    {
        if (Context.Request.Cookies[SessionCookies.Staff] is not { Length: > 0 } token)
        {
            return null;
        }

        var (hash, now) = (HashOf(token), clock.GetUtcNow());
        return await db.Set<StaffSession>().Include(s => s.Member).FirstOrDefaultAsync(s => s.TokenHash == hash && s.ExpiresAt > now, cancel);
    }

    public Task BeginAsync(StaffMember member, CancellationToken cancel) =>
        ReplaceAsync(null, hash => StaffSession.AfterPassword(member, member.HasSecondFactor ? null : keys.Invent(), hash, clock.GetUtcNow()), cancel);

    /// <summary>With a new token: what a stranger may have planted or seen before opens nothing.</summary>
    public Task CompleteAsync(StaffSession begun, CancellationToken cancel) =>
        ReplaceAsync(begun, hash => StaffSession.Complete(begun.Member, hash, clock.GetUtcNow()), cancel);

    public async Task EndAsync(StaffSession session, CancellationToken cancel)
    {
        db.Remove(session);
        await db.SaveChangesAsync(cancel);
        Context.Response.Cookies.Delete(SessionCookies.Staff, new CookieOptions { Path = Path });
    }

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("A session belongs to a request.");

    private async Task ReplaceAsync(StaffSession? former, Func<byte[], StaffSession> open, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await db.Set<StaffSession>().Where(s => s.ExpiresAt <= now).ExecuteDeleteAsync(cancel);
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        if (former is not null)
        {
            db.Remove(former);
        }

        db.Add(open(HashOf(token)));
        await db.SaveChangesAsync(cancel);
        Context.Response.Cookies.Append(SessionCookies.Staff, token, new CookieOptions
        {
            Path = Path,
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = Context.Request.IsHttps,
            MaxAge = StaffSession.Lasts,
        });
    }

    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
