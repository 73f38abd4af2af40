using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Following;
using Nashra.Platform;

namespace Nashra.Newsletters.Sending;

/// <summary>
/// One copy row per subscriber, made in steps in the order of subscriptions, so that the first leave while the last are
/// not made yet. The step and how far it came are one transaction: it resumes anywhere, and nobody is passed over.
/// </summary>
public sealed class CopyMaking(NewsDb db, FollowedArticle followed, LatestChange latest, TimeProvider clock)
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
        var subscribers = db.Subscriptions.Where(s => s.NewsletterId == issue.NewsletterId && s.State == SubscriptionState.Active && s.Id > issue.FilledTo);
        var last = await subscribers.OrderBy(s => s.Id).Select(s => (long?)s.Id).Skip(Step - 1).FirstOrDefaultAsync(cancel);
        var to = last ?? long.MaxValue;
        var at = clock.GetUtcNow();
        var now = at.ToUnixTimeMilliseconds();
        var (hour, zone) = CopyHours.Columns(issue);
        var rows = await new CopyHours(db, latest.Publication).RowsAsync(issue, subscribers.Where(s => s.Id <= to), at, cancel);
        var wish = Day(issue) + (issue.Audience == IssueAudience.Followers ? await FollowersAsync(issue, cancel) : "");
        var (dueAt, nextAt) = Times(issue);
        var sql = FormattableString.Invariant(
            $"""
            INSERT INTO copy (issue_id, subscription_id, state, due_at, next_at, attempts, ever_in_doubt)
            SELECT {issue.Id}, s.id, 1, {dueAt}, {nextAt}, 0, 1 = 0
            FROM subscription s
            JOIN (VALUES {rows}) AS due ON due.column1 = {hour} AND due.column2 = {zone}
            WHERE s.newsletter_id = {issue.NewsletterId} AND s.state = {active} AND s.id > {issue.FilledTo} AND s.id <= {to}
              AND (s.paused_until IS NULL OR s.paused_until <= {now}) {wish}
            ORDER BY s.id
            ON CONFLICT (issue_id, subscription_id) DO NOTHING
            """);
        await db.Database.ExecuteSqlRawAsync(sql, cancel);
        await db.Issues.Where(i => i.Id == issue.Id).ExecuteUpdateAsync(
            set => set.SetProperty(i => i.FilledTo, last ?? issue.FilledTo).SetProperty(i => i.IsFilled, last == null).SetProperty(i => i.FilledAt, at), cancel);
    }

    // In a trial of two subjects the rest are due when its hours are over, and leave once it is decided.
    private static (string DueAt, string NextAt) Times(Issue issue)
    {
        if (issue.Trial is not { } trial)
        {
            return ("due.column3", "due.column3");
        }

        var (rest, wait) = (trial.IsRest(issue.Id), (long)TimeSpan.FromHours(trial.Hours).TotalMilliseconds);
        var later = FormattableString.Invariant($"CASE WHEN {rest} THEN due.column3 + {wait} ELSE due.column3 END");
        return (later, issue.AwaitsSubject ? FormattableString.Invariant($"CASE WHEN {rest} THEN {Copy.WhenASubjectIsChosen.ToUnixTimeMilliseconds()} ELSE due.column3 END") : later);
    }

    // A reader may want a daily letter once a week.
    private static string Day(Issue issue)
    {
        var weekday = (int)DateOnly.ParseExact(issue.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayOfWeek;
        return issue.OrderedAt is null ? FormattableString.Invariant($"AND (s.day IS NULL OR s.day = {weekday})") : "";
    }

    // An alert about a story goes to who follows it and has muted nothing of the article.
    private async Task<string> FollowersAsync(Issue issue, CancellationToken cancel)
    {
        var about = await followed.SubjectsAsync(issue.Occasion, cancel);
        if (about.Count == 0)
        {
            return " AND 1 = 0"; // erased meanwhile
        }

        var subjects = string.Join(", ", about.Select(subject => FormattableString.Invariant($"({(int)subject.Kind}, {subject.Id})")));
        return FormattableString.Invariant(
            $"""
             AND EXISTS (
                SELECT 1 FROM follow f JOIN article_topic t ON t.topic_id = f.target_id JOIN topic story ON story.id = t.topic_id
                WHERE f.reader_id = s.reader_id AND f.kind = {(int)FollowKind.Topic} AND NOT f.is_mute AND t.article_id = {issue.Occasion} AND story.kind = {(int)TopicKind.Story})
             AND NOT EXISTS (
                SELECT 1 FROM follow m JOIN (VALUES {subjects}) AS about ON about.column1 = m.kind AND about.column2 = m.target_id
                WHERE m.reader_id = s.reader_id AND m.is_mute)
            """);
    }
}
