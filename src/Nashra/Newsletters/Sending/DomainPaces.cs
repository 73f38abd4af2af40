using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Mail;
using Nashra.Platform.Post;

namespace Nashra.Newsletters.Sending;

/// <summary>
/// How fast each recipient domain may be given mail through one server: as agreed, and slower while its servers ask for
/// patience. All nodes share it; the others' mail goes on.
/// </summary>
internal sealed class DomainPaces(MailExit exit, IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FarthestAhead = TimeSpan.FromMinutes(10);
    private readonly Dictionary<string, DateTimeOffset> nextFree = new(StringComparer.Ordinal);
    private Dictionary<string, int> slowed = new(StringComparer.Ordinal);
    private long? lookedAt;

    /// <summary>Null when a mail to this domain may leave now; else when it may be looked at again. One caller at a time.</summary>
    public async ValueTask<DateTimeOffset?> PutOffAsync(string domain, CancellationToken cancel)
    {
        await LookAsync(cancel);
        if (PaceOf(domain) is not { } perMinute || await PermitsFor(domain, perMinute).TryAsync(cancel))
        {
            return null;
        }

        // Each in its turn, so that a long queue is not looked at over and over.
        var now = clock.GetUtcNow();
        var next = nextFree.GetValueOrDefault(domain, now);
        next = (next < now ? now : next) + TimeSpan.FromMinutes(1.0 / perMinute);
        next = next > now + FarthestAhead ? now + FarthestAhead : next;
        nextFree[domain] = next;
        return next;
    }

    /// <summary>Half of what it was, at least one a minute.</summary>
    public async Task SlowAsync(string domain)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
        var (now, recently) = (clock.GetUtcNow().ToUnixTimeMilliseconds(), clock.GetUtcNow().AddSeconds(-5).ToUnixTimeMilliseconds());
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO slowed_domain (server, domain, per_minute, asked_at) VALUES ({exit.Name}, {domain}, {SlowedDomain.FirstPace}, {now})
            ON CONFLICT (server, domain) DO UPDATE SET asked_at = excluded.asked_at,
                per_minute = CASE WHEN slowed_domain.asked_at > {recently} OR slowed_domain.per_minute < 2 THEN slowed_domain.per_minute ELSE slowed_domain.per_minute / 2 END
            """, CancellationToken.None);
        lookedAt = null;
    }

    /// <summary>A server that asks for patience: it closes (421), or says so by its code (RFC 3463, X.7 and X.3.2) or in words.</summary>
    public static bool IsAskedForBy(SmtpReply reply) =>
        reply.IsTemporary
        && (reply.IsClosing
            || reply.EnhancedStatus is "4.3.2" or "4.5.3" || reply.EnhancedStatus?.StartsWith("4.7.", StringComparison.Ordinal) == true
            || CultureInfo.InvariantCulture.CompareInfo.IndexOf(reply.Text, "rate", CompareOptions.IgnoreCase) >= 0
            || CultureInfo.InvariantCulture.CompareInfo.IndexOf(reply.Text, "throttl", CompareOptions.IgnoreCase) >= 0
            || CultureInfo.InvariantCulture.CompareInfo.IndexOf(reply.Text, "too many", CompareOptions.IgnoreCase) >= 0);

    private int? PaceOf(string domain) => (slowed.TryGetValue(domain, out var pace), exit.DomainLimits.TryGetValue(domain, out var agreed)) switch
    {
        (true, true) => Math.Min(pace, agreed),
        (true, false) => pace,
        (false, true) => agreed,
        _ => null,
    };

    private SendingPermits PermitsFor(string domain, int perMinute) => new(_ => new RateLimit(null, perMinute, null), $"{exit.Name} {domain}", scopes, clock);

    private async ValueTask LookAsync(CancellationToken cancel)
    {
        if (lookedAt is { } last && clock.GetElapsedTime(last) < LookAgain)
        {
            return;
        }

        lookedAt = clock.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        var (db, now) = (scope.ServiceProvider.GetRequiredService<NewsDb>(), clock.GetUtcNow());
        var rows = await db.Set<SlowedDomain>().AsNoTracking().Where(s => s.Server == exit.Name).ToListAsync(cancel);
        slowed = rows.Where(row => row.PaceAt(now) is not null).ToDictionary(row => row.Domain, row => row.PaceAt(now)!.Value, StringComparer.Ordinal);
        foreach (var trusted in rows.Where(row => row.PaceAt(now) is null))
        {
            await db.Set<SlowedDomain>().Where(s => s.Server == exit.Name && s.Domain == trusted.Domain && s.AskedAt == trusted.AskedAt).ExecuteDeleteAsync(cancel);
        }
    }
}
