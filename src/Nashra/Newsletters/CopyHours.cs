using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Newsletters;

/// <summary>When an issue opens and when each of its copies is due: at the paper's hour, or at each reader's own by the reader's clock.</summary>
public sealed class CopyHours(NewsDb db, Publication paper)
{
    /// <summary>The first moment at which any copy of that date may be due.</summary>
    public async Task<DateTimeOffset> OpeningAsync(Newsletter newsletter, DateOnly date, CancellationToken cancel) =>
        (await ZonesAsync(newsletter, db.Subscriptions.Where(s => s.NewsletterId == newsletter.Id), cancel)).Min(zone => paper.At(date, newsletter.IsPersonal ? 0 : newsletter.Hour, zone));

    /// <summary>Rows of (hour, zone, due) for the statement that makes these subscribers' copies. An hour missed by more than the tolerance has none: its readers wait for a person.</summary>
    public async Task<string> RowsAsync(Issue issue, IQueryable<Subscription> subscribers, DateTimeOffset now, CancellationToken cancel)
    {
        if (!IsByReader(issue))
        {
            return Row(issue.Newsletter.Hour, "", issue.OrderedAt ?? issue.DueAt);
        }

        var date = DateOnly.ParseExact(issue.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var due = from zone in await ZonesAsync(issue.Newsletter, subscribers, cancel)
                  from hour in issue.Newsletter.IsPersonal ? Enumerable.Range(0, 24) : [issue.Newsletter.Hour]
                  let at = paper.At(date, hour, zone)
                  where at >= now - IssueSchedule.Tolerance
                  select Row(hour, zone, at);
        return string.Join(", ", due.Append(Row(-1, "", now))); // nobody chose hour -1: the list is never empty
    }

    /// <summary>A subscription's hour and zone, as that statement compares them with the rows.</summary>
    public static (string Hour, string Zone) Columns(Issue issue) => !IsByReader(issue)
        ? (issue.Newsletter.Hour.ToString(CultureInfo.InvariantCulture), "''")
        : (issue.Newsletter.IsPersonal ? FormattableString.Invariant($"COALESCE(s.hour, {issue.Newsletter.Hour})") : issue.Newsletter.Hour.ToString(CultureInfo.InvariantCulture), "COALESCE(s.time_zone, '')");

    // A person's order goes out at once, whatever the hour.
    private static bool IsByReader(Issue issue) => issue.Newsletter.Clock == NewsletterClock.Reader && issue.OrderedAt is null;

    private static async Task<List<string>> ZonesAsync(Newsletter newsletter, IQueryable<Subscription> subscribers, CancellationToken cancel) => newsletter.Clock == NewsletterClock.Paper
        ? [""]
        : ["", .. await subscribers.Where(s => s.TimeZone != null).Select(s => s.TimeZone!).Distinct().ToListAsync(cancel)];

    private static string Row(int hour, string zone, DateTimeOffset due) =>
        FormattableString.Invariant($"({hour}, '{zone.Replace("'", "''", StringComparison.Ordinal)}', {due.ToUnixTimeMilliseconds()})");
}
