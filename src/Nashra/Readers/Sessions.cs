using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform.Caching;

namespace Nashra.Readers;

/// <summary>Opens, recognises and ends readers' sessions. Every sign-in opens a new one, so no token planted before it is worth anything.</summary>
public sealed class Sessions(NewsDb db, RecentSessions recent, TimeProvider clock)
{
    public const string SessionClaim = "session";
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(10);

    /// <summary>Signs the browser in; whoever was signed in there before is signed out.</summary>
    public async Task OpenAsync(HttpContext context, long readerId, CancellationToken cancel)
    {
        await EndRowAsync(context.Request, cancel);
        var token = Secret.Create();
        var now = clock.GetUtcNow();
        await db.ReaderSessions.Where(session => session.ReaderId == readerId && session.LastSeenAt < now - ReaderSession.Rests).ExecuteDeleteAsync(cancel);
        db.Add(ReaderSession.Open(readerId, token, Device.Of(context.Request), now));
        await db.SaveChangesAsync(cancel);
        context.Response.Cookies.Append(SessionCookies.Reader, token.Text, Cookie(context.Request, ReaderSession.Rests));
    }

    /// <summary>Null when the token is nobody's, or its session has ended.</summary>
    public async Task<ClaimsPrincipal?> RecogniseAsync(Secret token, CancellationToken cancel)
    {
        var key = Convert.ToHexString(token.Hash);
        if (recent.Find(key, clock.GetTimestamp()) is { } known)
        {
            return known;
        }

        var (hash, now) = (token.Hash, clock.GetUtcNow());
        var session = await db.ReaderSessions.AsNoTracking().FirstOrDefaultAsync(s => s.TokenHash == hash && s.LastSeenAt > now - ReaderSession.Rests, cancel);
        if (session is null)
        {
            return null;
        }

        if (now - session.LastSeenAt > SeenEvery)
        {
            await db.ReaderSessions.Where(s => s.Id == session.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now), cancel);
        }

        var reader = PrincipalOf(session);
        recent.Keep(key, session, reader, clock.GetTimestamp());
        return reader;
    }

    /// <summary>Ends the session of the browser that asks.</summary>
    public async Task EndAsync(HttpContext context, CancellationToken cancel)
    {
        await EndRowAsync(context.Request, cancel);
        context.Response.Cookies.Delete(SessionCookies.Reader, Cookie(context.Request, null));
    }

    /// <summary>Ends one of the reader's sessions; another reader's is not found.</summary>
    public async Task<bool> EndAsync(long readerId, long sessionId, CancellationToken cancel)
    {
        recent.ForgetReader(readerId);
        return await db.ReaderSessions.Where(session => session.Id == sessionId && session.ReaderId == readerId).ExecuteDeleteAsync(cancel) > 0;
    }

    /// <summary>Ends all of the reader's sessions but one.</summary>
    public async Task EndOthersAsync(long readerId, long? butSessionId, CancellationToken cancel)
    {
        recent.ForgetReader(readerId);
        await db.ReaderSessions.Where(session => session.ReaderId == readerId && session.Id != butSessionId).ExecuteDeleteAsync(cancel);
    }

    private async Task EndRowAsync(HttpRequest request, CancellationToken cancel)
    {
        if (Secret.From(request.Cookies[SessionCookies.Reader])?.Hash is { } hash)
        {
            await db.ReaderSessions.Where(session => session.TokenHash == hash).ExecuteDeleteAsync(cancel);
            recent.Forget(Convert.ToHexString(hash));
        }
    }

    private static ClaimsPrincipal PrincipalOf(ReaderSession session) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, session.ReaderId.ToString(CultureInfo.InvariantCulture)),
            new Claim(SessionClaim, session.Id.ToString(CultureInfo.InvariantCulture)),
        ],
        ReaderSession.Scheme));

    private static CookieOptions Cookie(HttpRequest request, TimeSpan? lasts) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = request.IsHttps, Path = "/", IsEssential = true, MaxAge = lasts };
}

/// <summary>Sessions seen in the last seconds, so that a page and its parts ask the database once. A session ended on another node lives on here for no longer than that.</summary>
public sealed class RecentSessions(TimeProvider clock)
{
    private const int Most = 20_000;
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, Seen> seen = new(StringComparer.Ordinal);

    internal ClaimsPrincipal? Find(string key, long timestamp) =>
        seen.TryGetValue(key, out var one) && clock.GetElapsedTime(one.At, timestamp) < Lasts ? one.Reader : null;

    internal void Keep(string key, ReaderSession session, ClaimsPrincipal reader, long timestamp)
    {
        if (seen.Count >= Most)
        {
            seen.Clear();
        }

        seen[key] = new Seen(session.ReaderId, reader, timestamp);
    }

    internal void Forget(string key) => seen.TryRemove(key, out _);

    internal void ForgetReader(long readerId)
    {
        foreach (var (key, one) in seen)
        {
            if (one.ReaderId == readerId)
            {
                seen.TryRemove(key, out _);
            }
        }
    }

    private sealed record Seen(long ReaderId, ClaimsPrincipal Reader, long At);
}
