using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Database;
using Nashra.Platform.Post;

namespace Nashra.Newsletters.Sending;

/// <summary>
/// Leave to give the server one more mail, granted in the database, so that all nodes together keep its limits, also
/// across restarts. Each limit is counted in buckets of a twentieth (second, day) or a sixtieth (minute, hour) of its window,
/// over the whole window and one bucket more: no window, wherever it begins, holds more than was agreed.
/// </summary>
internal sealed class SendingPermits(Func<DateTimeOffset, RateLimit> limitOn, string server, IServiceScopeFactory scopes, TimeProvider clock)
{
    private const long LockKey = 0x6E617368_72610032;
    private const double Spent = 0.95;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    // A permit that a pause of this process has made old is thrown away: the window it was counted in has passed.
    private static readonly TimeSpan Expiry = TimeSpan.FromMilliseconds(100);
    private long grantedAt;
    private int left;

    /// <summary>One caller at a time.</summary>
    public async Task WaitAsync(CancellationToken cancel)
    {
        while (await RefusedForAsync(cancel) is { } wait)
        {
            await Task.Delay(wait < LongestWait ? wait : LongestWait, cancel);
        }
    }

    /// <summary>The same without waiting: whether it was granted.</summary>
    public async Task<bool> TryAsync(CancellationToken cancel) => await RefusedForAsync(cancel) is null;

    private async Task<TimeSpan?> RefusedForAsync(CancellationToken cancel)
    {
        var limit = limitOn(clock.GetUtcNow());
        var windows = Windows(limit).ToArray();
        if (windows.Length == 0 || TakeLeft())
        {
            return null;
        }

        var together = Math.Max(1, (limit.PerSecond ?? (limit.PerMinute / 60) ?? (limit.PerHour / 3600) ?? 1) / 40);
        if (await AskAsync(windows, together, cancel) is { } wait)
        {
            return wait;
        }

        (left, grantedAt) = (together - 1, clock.GetTimestamp());
        return null;
    }

    private bool TakeLeft() => left-- > 0 && clock.GetElapsedTime(grantedAt) < Expiry;

    private static IEnumerable<Window> Windows(RateLimit limit)
    {
        if (limit.PerSecond is { } second)
        {
            yield return new Window(50, 20, Agreed(second));
        }

        if (limit.PerMinute is { } minute)
        {
            yield return new Window(1000, 60, Agreed(minute));
        }

        if (limit.PerHour is { } hour)
        {
            yield return new Window(60_000, 60, Agreed(hour));
        }

        if (limit.PerDay is { } day)
        {
            yield return new Window(72 * 60_000, 20, Agreed(day));
        }
    }

    private static int Agreed(int most) => Math.Max(1, (int)(most * Spent));

    // Null when granted; else how long until the fullest window begins its next bucket.
    private async Task<TimeSpan?> AskAsync(Window[] windows, int count, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = await NowAsync(db, cancel);
        foreach (var window in windows)
        {
            var (bucket, grain) = (now / window.Grain, window.Grain);
            var used = await db.Set<SendingPermit>().Where(p => p.Server == server && p.Grain == grain && p.Bucket >= bucket - window.Buckets).SumAsync(p => p.Granted, cancel);
            if (used + count > Math.Max(window.Most, count))
            {
                return TimeSpan.FromMilliseconds(grain - (now % grain));
            }
        }

        foreach (var window in windows)
        {
            await GrantAsync(db, window, now / window.Grain, count, cancel);
        }

        // Granted is granted: who is cancelled here would leave a broken transaction in the log instead of a permit that expires.
        await transaction.CommitAsync(CancellationToken.None);
        return null;
    }

    // The database's clock, where nodes share one; on SQLite there is one node, and its clock.
    private async Task<long> NowAsync(NewsDb db, CancellationToken cancel)
    {
        if (!db.Database.IsNpgsql())
        {
            return clock.GetUtcNow().ToUnixTimeMilliseconds();
        }

        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockKey})", cancel);
        return await db.Database.SqlQuery<long>($"SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS \"Value\"").SingleAsync(cancel);
    }

    private async Task GrantAsync(NewsDb db, Window window, long bucket, int count, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO sending_permit (server, grain, bucket, granted) VALUES ({server}, {window.Grain}, {bucket}, {count}) ON CONFLICT (server, grain, bucket) DO UPDATE SET granted = sending_permit.granted + excluded.granted", cancel);
        if (bucket % 20 == 0)
        {
            await db.Set<SendingPermit>().Where(p => p.Server == server && p.Grain == window.Grain && p.Bucket < bucket - (2 * window.Buckets)).ExecuteDeleteAsync(cancel);
        }
    }

    private sealed record Window(int Grain, int Buckets, int Most);
}

/// <summary>How many mails one server may have been given in one short stretch of time.</summary>
internal sealed class SendingPermit
{
    private SendingPermit()
    {
    }

    public string Server { get; private set; } = "";

    /// <summary>The length of the stretch in milliseconds.</summary>
    public int Grain { get; private set; }

    /// <summary>Which stretch since 1970.</summary>
    public long Bucket { get; private set; }

    public int Granted { get; private set; }

    private sealed class Storage : IEntityTypeConfiguration<SendingPermit>
    {
        public void Configure(EntityTypeBuilder<SendingPermit> permit)
        {
            permit.HasKey(p => new { p.Server, p.Grain, p.Bucket });
            permit.Property(p => p.Server).HasMaxLength(600);
        }
    }
}
