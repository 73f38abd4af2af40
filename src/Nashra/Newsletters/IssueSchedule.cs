using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Newsletters.Trials;
using Nashra.Platform;

namespace Nashra.Newsletters;

/// <summary>
/// Opens what is due. What was missed because nobody served at its hour waits for a person: yesterday's news, or a whole
/// archive from a restored machine, never goes out by itself.
/// </summary>
public sealed class IssueSchedule(NewsDb db, IssueDesk desk, LatestChange latest, TimeProvider clock)
{
    private readonly CopyHours hours = new(db, latest.Publication);

    /// <summary>How late an issue may leave by itself.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(60);

    private const string Heartbeat = "newsletters.heartbeat";
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(10);

    public async Task OpenDueAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var lastBeat = await BeatAsync(now, cancel);
        var wasSilent = lastBeat is null || now - lastBeat > LongestSilence;
        if (wasSilent)
        {
            await HoldWhatIsStaleAsync(now, cancel);
        }

        await StartDraftsAsync(wasSilent, cancel);
        await new SubjectTrials(db, clock).DecideDueAsync(cancel);
        var today = latest.Publication.DateAt(now);
        foreach (var newsletter in await db.Newsletters.Offered().ToListAsync(cancel))
        {
            foreach (var date in DatesOf(newsletter, today).Where(date => AppearsOn(newsletter, date)))
            {
                var due = await hours.OpeningAsync(newsletter, date, cancel);
                if (due <= now && newsletter.CreatedAt <= due.AddDays(newsletter.IsPersonal ? 1 : 0))
                {
                    await OpenAsync(newsletter, date, due, wasSilent, cancel);
                }
            }
        }
    }

    // Somewhere tomorrow has begun already.
    private static IEnumerable<DateOnly> DatesOf(Newsletter newsletter, DateOnly today) =>
        newsletter.Clock == NewsletterClock.Reader ? [today, today.AddDays(1)] : [today];

    private static bool AppearsOn(Newsletter newsletter, DateOnly date) =>
        newsletter.Kind is NewsletterKind.Automatic or NewsletterKind.Weekly or NewsletterKind.Personal or NewsletterKind.Reminder
        && (newsletter.Day is null || newsletter.Day == date.DayOfWeek);

    private async Task OpenAsync(Newsletter newsletter, DateOnly date, DateTimeOffset due, bool wasSilent, CancellationToken cancel)
    {
        var (now, day) = (clock.GetUtcNow(), Issue.DayOf(date));
        var isTooLate = newsletter.Clock == NewsletterClock.Paper && now - due > Tolerance;
        if (await db.Issues.FirstOrDefaultAsync(i => i.NewsletterId == newsletter.Id && i.Date == day && i.Occasion == 0, cancel) is { } open)
        {
            await TakeInNewcomersAsync(newsletter, open, cancel);
        }
        else if ((!isTooLate || wasSilent) && !await HasDraftForAsync(newsletter, date, cancel))
        {
            await desk.OpenDueAsync(newsletter, date, due, isTooLate, cancel);
        }
    }

    // What editors composed for the day takes the place of what the rule would choose.
    private Task<bool> HasDraftForAsync(Newsletter newsletter, DateOnly date, CancellationToken cancel)
    {
        var (from, to) = (latest.Publication.At(date, 0), latest.Publication.At(date.AddDays(1), 0));
        return db.IssueDrafts.AnyAsync(d => d.NewsletterId == newsletter.Id && d.State == DraftState.Scheduled && d.DueAt >= from && d.DueAt < to, cancel);
    }

    private async Task StartDraftsAsync(bool wasSilent, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        foreach (var draft in await db.IssueDrafts.Include(d => d.Newsletter).Where(d => d.State == DraftState.Scheduled && d.DueAt <= now).OrderBy(d => d.DueAt).ToListAsync(cancel))
        {
            await desk.StartAsync(draft, isTooLate: wasSilent && now - draft.DueAt > Tolerance, cancel);
        }
    }

    // Who subscribed to the personal one today still gets today's, if the hour is ahead.
    private async Task TakeInNewcomersAsync(Newsletter newsletter, Issue issue, CancellationToken cancel)
    {
        if (newsletter.Clock == NewsletterClock.Reader && issue.IsFilled
            && await db.Subscriptions.AnyAsync(s => s.NewsletterId == newsletter.Id && s.State == SubscriptionState.Active && s.ConfirmedAt > issue.FilledAt, cancel))
        {
            issue.FillAgain();
            await db.SaveChangesAsync(cancel);
        }
    }

    private Task<int> HoldWhatIsStaleAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var stale = now - Tolerance;
        return db.Issues.Where(i => i.State == IssueState.Sending && i.DueAt < stale && (i.OrderedAt == null || i.OrderedAt < stale) && i.Newsletter.Clock == NewsletterClock.Paper)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.State, IssueState.Held), cancel);
    }

    /// <summary>Says that somebody serves, and when somebody last did.</summary>
    private async Task<DateTimeOffset?> BeatAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var json = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var beat = await db.Set<Setting>().FirstOrDefaultAsync(s => s.Name == Heartbeat, cancel);
        DateTimeOffset? last = beat is null ? null : DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(beat.Json, CultureInfo.InvariantCulture));
        if (beat is null)
        {
            db.Add(Setting.Of(Heartbeat, json));
        }
        else
        {
            beat.Change(json);
        }

        await db.SaveChangesAsync(cancel);
        return last;
    }
}
