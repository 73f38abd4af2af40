using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Newsroom.Staff;

/// <summary>
/// Slows who guesses: after some free tries each further one waits twice as long, up to an hour; a quiet day forgets. A
/// try is counted before anything is compared, in one statement, so that a hundred at once are not free.
/// </summary>
public sealed class StaffAttempts(NewsDb db, TimeProvider clock)
{
    private const int FreeOnAnAccount = 5;
    private const int FreeFromANetwork = 30;

    /// <exception cref="RefusedException">It is not time yet.</exception>
    public async Task CountAsync(string account, IPAddress? from, CancellationToken cancel)
    {
        await CountAsync(KeyOf("account", account), FreeOnAnAccount, cancel);
        await CountAsync(KeyOf("network", NetworkOf(from)), FreeFromANetwork, cancel);
    }

    public async Task ForgiveAsync(string account, IPAddress? from, CancellationToken cancel)
    {
        string[] whom = [KeyOf("account", account), KeyOf("network", NetworkOf(from))];
        await db.Set<StaffAttempt>().Where(a => whom.Contains(a.Whom)).ExecuteDeleteAsync(cancel);
    }

    private async Task CountAsync(string whom, int free, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var dayAgo = now - (long)TimeSpan.FromDays(1).TotalMilliseconds;
        var counted = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO staff_attempt (whom, tries, free_at) VALUES ({whom}, 1, {now})
            ON CONFLICT (whom) DO UPDATE SET
              tries = CASE WHEN staff_attempt.free_at < {dayAgo} THEN 1 ELSE staff_attempt.tries + 1 END,
              free_at = {now} + CASE
                WHEN staff_attempt.free_at < {dayAgo} OR staff_attempt.tries < {free} THEN 0
                WHEN staff_attempt.tries >= {free} + 8 THEN 3600000
                ELSE 15000 * (1 << (staff_attempt.tries - {free})) END
            WHERE staff_attempt.free_at <= {now}
            """,
            cancel);
        if (counted == 0)
        {
            throw new RefusedException("newsroom.too_many_tries");
        }
    }

    private static string KeyOf(string kind, string whom) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{whom}"))[..16]);

    // An IPv4 address or an IPv6 /64 is what one guesser has at least.
    private static string NetworkOf(IPAddress? address)
    {
        if (address is null || address.IsIPv4MappedToIPv6 || address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork)
        {
            return address?.MapToIPv4().ToString() ?? "none";
        }

        return Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8));
    }
}
