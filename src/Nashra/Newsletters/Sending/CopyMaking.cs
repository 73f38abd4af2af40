using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Newsletters.Sending;

/// <summary>
/// One copy row per subscriber, made in steps in the order of subscriptions, so that the first leave while the last are
/// not made yet. The step and how far it came are one transaction: it resumes anywhere, and nobody is passed over.
/// </summary>
public sealed class CopyMaking(NewsDb db, LatestChange latest, TimeProvider clock)
{
    private const int Step = 2000;

    /// <summary>Makes one step of the oldest unfinished issue. False when all are made.</summary>
    public async Task<bool> StepAsync(CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var unfinished = db.Issues.Where(i => i.State == IssueState.Sending && !i.IsFilled).OrderBy(i => i.Id);
        if (await unfinished.Select(i => (long?)i.Id).FirstOrDefaultAsync(cancel) is not { } id || !await LockAsync(id, cancel))
        {
            return false;
        }

        var issue = await db.Issues.AsNoTracking().Include(i => i.Newsletter).SingleAsync(i => i.Id == id, cancel);
        if (!issue.IsFilled)
        {
            await MakeAsync(issue, cancel);
        }

        await transaction.CommitAsync(cancel);
        return true;
    }

    // The first write takes the row: a second node waits here, and then sees how far the first came.
    private async Task<bool> LockAsync(long id, CancellationToken cancel) =>
        await db.Issues.Where(i => i.Id == id).ExecuteUpdateAsync(set => set.SetProperty(i => i.FilledTo, i => i.FilledTo), cancel) == 1;

    private async Task MakeAsync(Issue issue, CancellationToken cancel)
    {
        var active = (int)SubscriptionState.Active;
        var last = await db.Subscriptions.Where(s => s.NewsletterId == issue.NewsletterId && s.State == SubscriptionState.Active && s.Id > issue.FilledTo)
            .OrderBy(s => s.Id).Select(s => (long?)s.Id).Skip(Step - 1).FirstOrDefaultAsync(cancel);
        var to = last ?? long.MaxValue;
        var at = clock.GetUtcNow();
        var now = at.ToUnixTimeMilliseconds();
        var sql = FormattableString.Invariant(
            $"""
            INSERT INTO copy (issue_id, subscription_id, state, due_at, next_at, attempts, ever_in_doubt)
            SELECT {issue.Id}, s.id, 1, due.column2, due.column2, 0, 1 = 0
            FROM subscription s
            JOIN (VALUES {DueTimes(issue)}) AS due ON due.column1 = COALESCE(s.hour, {issue.Newsletter.Hour})
            WHERE s.newsletter_id = {issue.NewsletterId} AND s.state = {active} AND s.id > {issue.FilledTo} AND s.id <= {to}
              AND (s.paused_until IS NULL OR s.paused_until <= {now})
            ORDER BY s.id
            ON CONFLICT (issue_id, subscription_id) DO NOTHING
            """);
        await db.Database.ExecuteSqlRawAsync(sql, cancel);
        await db.Issues.Where(i => i.Id == issue.Id).ExecuteUpdateAsync(
            set => set.SetProperty(i => i.FilledTo, last ?? issue.FilledTo).SetProperty(i => i.IsFilled, last == null).SetProperty(i => i.FilledAt, at), cancel);
    }

    // When each hour of a reader's choice comes on the issue's date. A person's order goes out at once.
    private string DueTimes(Issue issue)
    {
        var date = DateOnly.ParseExact(issue.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var isByHour = issue.Newsletter.Kind == NewsletterKind.Personal && issue.OrderedAt is null;
        var tooLate = clock.GetUtcNow() - IssueSchedule.Tolerance;

        // An hour long past makes no copy: those readers wait for a person, who may order the issue. No reader chose hour -1.
        var times = Enumerable.Range(0, 24).Where(hour => !isByHour || Due(hour) >= tooLate).Select(hour => (Hour: hour, At: Due(hour).ToUnixTimeMilliseconds())).Append((Hour: -1, At: 0L));
        return string.Join(", ", times.Select(time => FormattableString.Invariant($"({time.Hour}, {time.At})")));

        DateTimeOffset Due(int hour) => isByHour ? latest.Publication.At(date, hour) : issue.OrderedAt ?? issue.DueAt;
    }
}
