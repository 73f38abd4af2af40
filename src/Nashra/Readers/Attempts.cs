using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform.Keys;

namespace Nashra.Readers;

/// <summary>
/// Counts what is tried on an account and from a network, in the database: several nodes count together, and a guesser
/// with patience meets the day's and the month's allowance.
/// </summary>
public sealed class Attempts(NewsDb db, KeyFile keys, TimeProvider clock)
{
    private static readonly Allowance[] Guesses =
        [new("guess", 10, TimeSpan.FromMinutes(15)), new("guess-day", 60, TimeSpan.FromDays(1)), new("guess-month", 300, TimeSpan.FromDays(30))];

    private static readonly Allowance[] GuessesFromNetwork =
        [new("guess-network", 100, TimeSpan.FromMinutes(15)), new("guess-network-day", 1000, TimeSpan.FromDays(1))];

    private static readonly Allowance[] Letters =
        [new("letter", 6, TimeSpan.FromHours(1)), new("letter-day", 15, TimeSpan.FromDays(1))];

    private static readonly Allowance[] LettersFromNetwork =
        [new("letter-network", 120, TimeSpan.FromHours(1)), new("letter-network-day", 600, TimeSpan.FromDays(1))];

    private static readonly Allowance Once = new("once", 1, TimeSpan.FromHours(1));

    /// <summary>Before a password or code is looked at: the try is counted first, so that a hundred at once are a hundred.</summary>
    /// <exception cref="TooManyTriesException">The account or the network has had enough.</exception>
    public async Task GuessAsync(string account, IPAddress? from, CancellationToken cancel)
    {
        await TakeAsync(Guesses, account, cancel);
        await TakeAsync(GuessesFromNetwork, NetworkOf(from), cancel);
    }

    /// <summary>After the right password: only wrong ones count.</summary>
    public async Task ForgiveAsync(string account, IPAddress? from, CancellationToken cancel)
    {
        foreach (var (allowance, whom) in Guesses.Select(a => (a, account)).Concat(GuessesFromNetwork.Select(a => (a, NetworkOf(from)))))
        {
            var (key, until) = Counter(allowance, whom);
            await db.Set<Attempt>().Where(a => a.Whom == key && a.Until == until && a.Count > 0)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.Count, a => a.Count - 1), cancel);
        }
    }

    /// <summary>Before a letter is written to an address, whether it has an account or not.</summary>
    /// <exception cref="TooManyTriesException">So many letters have gone to this address, or from this network, already.</exception>
    public async Task LetterAsync(EmailAddress to, IPAddress? from, CancellationToken cancel)
    {
        await TakeAsync(Letters, to.Key, cancel);
        await TakeAsync(LettersFromNetwork, NetworkOf(from), cancel);
    }

    /// <summary>Whether this has not been seen before: for what is good once.</summary>
    public async Task<bool> IsFirstAsync(string what, CancellationToken cancel) => await CountAsync(Once, what, cancel) == 1;

    /// <summary>By whom something is asked, for counting: the holder of a token, else the network.</summary>
    internal static string AskerOf(string? token, IPAddress? from) =>
        Secret.From(token) is { } secret ? Convert.ToHexString(secret.Hash) : NetworkOf(from);

    /// <summary>An IPv4 /24 or an IPv6 /48: what one guesser usually has at hand.</summary>
    internal static string NetworkOf(IPAddress? address)
    {
        if (address is null)
        {
            return "none";
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return new IPNetwork(Masked(plain), plain.AddressFamily == AddressFamily.InterNetwork ? 24 : 48).ToString();
    }

    private static IPAddress Masked(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(bytes.Length == 4 ? 3 : 6).Clear();
        return new IPAddress(bytes);
    }

    private async Task TakeAsync(Allowance[] allowances, string whom, CancellationToken cancel)
    {
        foreach (var allowance in allowances)
        {
            if (await CountAsync(allowance, whom, cancel) > allowance.Most)
            {
                throw new TooManyTriesException();
            }
        }
    }

    private async Task<int> CountAsync(Allowance allowance, string whom, CancellationToken cancel)
    {
        var (key, until) = Counter(allowance, whom);
        var milliseconds = until.ToUnixTimeMilliseconds();
        var counted = await db.Database.SqlQuery<int>(
            $"INSERT INTO attempt (whom, until, count) VALUES ({key}, {milliseconds}, 1) ON CONFLICT (whom, until) DO UPDATE SET count = attempt.count + 1 RETURNING count AS \"Value\"")
            .ToListAsync(cancel);
        if (counted[0] == 1)
        {
            var now = clock.GetUtcNow();
            await db.Set<Attempt>().Where(a => a.Until < now).ExecuteDeleteAsync(cancel);
        }

        return counted[0];
    }

    private (byte[] Key, DateTimeOffset Until) Counter(Allowance allowance, string whom)
    {
        var window = (long)allowance.In.TotalMilliseconds;
        var until = ((clock.GetUtcNow().ToUnixTimeMilliseconds() / window) + 1) * window;
        return (keys.Hash("attempts", $"{allowance.Name}\n{whom}")[..16], DateTimeOffset.FromUnixTimeMilliseconds(until));
    }
}

/// <summary>Whoever it was, it was too often: the page for 429 answers.</summary>
public sealed class TooManyTriesException() : Exception("Too many tries.");
