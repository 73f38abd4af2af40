using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Nashra.Mail;

namespace Nashra.Platform.Post;

/// <summary>Sends letters about accounts. At most one node does at a time; whatever it had offered and not recorded is offered again, under the same Message-ID.</summary>
public sealed class LetterSender(WorkSessions sessions, PostOffice office, MailKeys keys, LatestChange latest, TimeProvider clock, ILogger<LetterSender> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(10);

    /// <summary>Sends what is due, until nothing is.</summary>
    /// <exception cref="SmtpException">The server cannot be reached; the letters go on waiting.</exception>
    public async Task SendDueAsync(CancellationToken stop)
    {
        await using var session = await sessions.OpenAsync(stop);
        if (!await AnyDueAsync(session, stop) || !await session.TryHoldAsync(WorkSessions.Letters, 0, stop))
        {
            return;
        }

        await OfferDoubtfulAgainAsync(session, stop);
        using var outbox = new LetterOutbox(session, await keys.ComposerAsync(session.Db, latest.Publication.MailDomain, stop), latest.Publication, clock);
        foreach (var exit in office.Exits)
        {
            if (await IsSentThroughAsync(exit, outbox, isLast: exit == office.Exits[^1], stop))
            {
                return;
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Pause;
            try
            {
                await SendDueAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is SmtpException or DbException or DbUpdateException or TimeoutException)
            {
                pause = PauseAfterFault;
                log.LogWarning(fault, "Letters could not be sent; they go on waiting");
            }

            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> IsSentThroughAsync(MailExit exit, LetterOutbox outbox, bool isLast, CancellationToken stop)
    {
        await using var route = office.OpenLetterRoute(exit);
        try
        {
            while (await EndingAsync(route, outbox, stop) == SmtpEnding.MailLimit)
            {
                // one connection after the other, until none is left
            }

            return true;
        }
        catch (SmtpException unreachable) when (!isLast)
        {
            log.LogWarning(unreachable, "{Server} cannot be reached; the next is asked", exit.Name);
            return false;
        }
    }

    // A letter that was deleted before it was offered breaks off its connection; the next goes on.
    private static async Task<SmtpEnding> EndingAsync(IMailRoute route, LetterOutbox outbox, CancellationToken stop)
    {
        try
        {
            return await route.SendAsync(outbox, stop);
        }
        catch (LetterGoneException)
        {
            return SmtpEnding.MailLimit;
        }
    }

    private Task<bool> AnyDueAsync(WorkSession session, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return session.Db.Letters.AnyAsync(l => (l.State == LetterState.Waiting && l.DueAt <= now) || l.State == LetterState.Offered, cancel);
    }

    // Who holds the claim has offered nothing yet: what stands as offered was left by a session that died.
    private Task<int> OfferDoubtfulAgainAsync(WorkSession session, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return session.Db.Letters.Where(l => l.State == LetterState.Offered).ExecuteUpdateAsync(
            set => set.SetProperty(l => l.State, LetterState.Waiting).SetProperty(l => l.DueAt, now).SetProperty(l => l.Reply, "In doubt: the sender stopped before the answer came."), cancel);
    }
}
