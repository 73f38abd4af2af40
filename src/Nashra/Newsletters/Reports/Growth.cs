using Microsoft.EntityFrameworkCore;
using Nashra.Database;

namespace Nashra.Newsletters.Reports;

/// <summary>Who came to a newsletter and who left it, week by week.</summary>
public static class Growth
{
    public const int Weeks = 12;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public static async Task<IReadOnlyList<NewsletterGrowth>> UntilAsync(NewsDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var (joined, left) = (await CountAsync("confirmed_at"), await CountAsync("left_at"));
        var active = await db.Subscriptions.Where(s => s.State == SubscriptionState.Active).GroupBy(s => s.NewsletterId).Select(n => new { n.Key, Count = n.Count() }).ToDictionaryAsync(n => n.Key, n => n.Count, cancel);
        var newsletters = await db.Newsletters.AsNoTracking().InOrder().ToListAsync(cancel);
        return [.. newsletters.Select(newsletter => new NewsletterGrowth(
            newsletter, active.GetValueOrDefault(newsletter.Id),
            [.. Enumerable.Range(0, Weeks).Select(week => new GrowthWeek(now - ((Weeks - week) * Week), joined.GetValueOrDefault((newsletter.Id, week)), left.GetValueOrDefault((newsletter.Id, week))))]))];

        async Task<Dictionary<(long, int), long>> CountAsync(string moment)
        {
            var since = (now - (Weeks * Week)).ToUnixTimeMilliseconds();
            var sql = FormattableString.Invariant(
                $"SELECT newsletter_id AS \"NewsletterId\", ({moment} - {since}) / {(long)Week.TotalMilliseconds} AS \"Week\", count(*) AS \"People\" FROM subscription WHERE {moment} > {since} AND {moment} < {now.ToUnixTimeMilliseconds()} GROUP BY 1, 2");
            return (await db.Database.SqlQueryRaw<WeekCount>(sql).ToListAsync(cancel)).ToDictionary(count => (count.NewsletterId, (int)count.Week), count => count.People);
        }
    }

    private sealed record WeekCount(long NewsletterId, long Week, long People);
}

public sealed record NewsletterGrowth(Newsletter Newsletter, int Active, IReadOnlyList<GrowthWeek> Weeks)
{
    public long Joined => Weeks.Sum(week => week.Joined);

    public long Left => Weeks.Sum(week => week.Left);

    /// <summary>Of a hundred who could have left in these weeks, how many did.</summary>
    public double ChurnPercent => Active + Left == 0 ? 0 : 100.0 * Left / (Active + Left);
}

public sealed record GrowthWeek(DateTimeOffset From, long Joined, long Left);
