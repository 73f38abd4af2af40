using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Newsletters;

/// <summary>
/// Opens what is due. What was missed because nobody served at its hour waits for a person: yesterday's news, or a whole
/// archive from a restored machine, never goes out by itself.
/// </summary>
public sealed class IssueSchedule(NewsDb db, IssueDesk desk, LatestChange latest, TimeProvider clock)
{
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

        var date = latest.Publication.DateAt(now);
        foreach (var newsletter in await db.Newsletters.ToListAsync(cancel))
        {
            if (DueOn(newsletter, date) is { } due && due <= now && newsletter.CreatedAt <= due.AddDays(newsletter.Kind == NewsletterKind.Personal ? 1 : 0))
            {
                await OpenAsync(newsletter, date, due, wasSilent, cancel);
            }
        }
    }

    private DateTimeOffset? DueOn(Newsletter newsletter, DateOnly date) => newsletter.Kind switch
    {
        NewsletterKind.Automatic => latest.Publication.At(date, newsletter.Hour),
        NewsletterKind.Weekly when date.DayOfWeek == newsletter.Day => latest.Publication.At(date, newsletter.Hour),
        NewsletterKind.Personal => latest.Publication.At(date, 0), // its copies have hours of their own
        _ => null,
    };

    private async Task OpenAsync(Newsletter newsletter, DateOnly date, DateTimeOffset due, bool wasSilent, CancellationToken cancel)
    {
        var (now, day) = (clock.GetUtcNow(), date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var isTooLate = newsletter.Kind != NewsletterKind.Personal && now - due > Tolerance;
        if (await db.Issues.FirstOrDefaultAsync(i => i.NewsletterId == newsletter.Id && i.Date == day, cancel) is { } open)
        {
            await TakeInNewcomersAsync(newsletter, open, cancel);
        }
        else if (!isTooLate || wasSilent)
        {
            await desk.OpenDueAsync(newsletter, date, due, isTooLate, cancel);
        }
    }

    // Who subscribed to the personal one today still gets today's, if the hour is ahead.
    private async Task TakeInNewcomersAsync(Newsletter newsletter, Issue issue, CancellationToken cancel)
    {
        if (newsletter.Kind == NewsletterKind.Personal && issue.IsFilled
            && await db.Subscriptions.AnyAsync(s => s.NewsletterId == newsletter.Id && s.State == SubscriptionState.Active && s.ConfirmedAt > issue.FilledAt, cancel))
        {
            issue.FillAgain();
            await db.SaveChangesAsync(cancel);
        }
    }

    private Task<int> HoldWhatIsStaleAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var stale = now - Tolerance;
        return db.Issues.Where(i => i.State == IssueState.Sending && i.DueAt < stale && (i.OrderedAt == null || i.OrderedAt < stale) && i.Newsletter.Kind != NewsletterKind.Personal)
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
