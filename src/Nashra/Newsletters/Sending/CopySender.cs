using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Following;
using Nashra.Localization;
using Nashra.Mail;
using Nashra.Newsletters.Composing;
using Nashra.Platform;
using Nashra.Platform.Post;

namespace Nashra.Newsletters.Sending;

/// <summary>Makes and sends the copies of every issue that is being sent. Any number of nodes may; each holds its own blocks.</summary>
public sealed class CopySender(WorkSessions sessions, IServiceScopeFactory scopes, PostOffice office, MailKeys keys, MailTokens tokens, PhraseBook book, LatestChange latest, TimeProvider clock, ILogger<CopySender> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RestOfAnExit = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<string, DateTimeOffset> restUntil = new(StringComparer.Ordinal);
    private readonly string node = $"{Environment.MachineName}-{Environment.ProcessId}"[..Math.Min(40, Environment.MachineName.Length + 1 + Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture).Length)];

    /// <summary>Makes what is not made and sends what is due, until neither is left.</summary>
    /// <exception cref="SmtpException">No server can be reached; the copies go on waiting.</exception>
    public async Task SendUntilIdleAsync(CancellationToken stop)
    {
        await LookAsync(stop);
        var making = MakeAllAsync(stop);
        int sent;
        do
        {
            var isMade = making.IsCompleted;
            sent = await SendDueAsync(stop);
            if (sent == 0 && !isMade)
            {
                await Task.WhenAny(making, Task.Delay(20, stop));
                sent = 1; // what has just been made is looked at once more
            }
        }
        while (sent > 0 && !stop.IsCancellationRequested);
        await making;
        await FinishAsync(stop);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Pause;
            try
            {
                if (await IsAnythingAfootAsync(stoppingToken))
                {
                    await SendUntilIdleAsync(stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is SmtpException or SessionLostException or DbException or DbUpdateException or TimeoutException)
            {
                pause = PauseAfterFault;
                log.LogWarning(fault, "Newsletters could not be sent; their copies go on waiting");
            }

            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task<bool> IsAnythingAfootAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<NewsDb>();
            var issues = db.Issues.MayLeave(await services.GetRequiredService<Arming>().StateAsync(cancel));
            return await db.Issues.AnyAsync(i => i.State == IssueState.Sending && !i.IsFilled, cancel)
                || await db.Copies.AnyAsync(c => c.State == CopyState.Waiting && c.NextAt <= now && issues.Any(i => i.Id == c.IssueId), cancel)
                || await db.Copies.AnyAsync(c => c.State == CopyState.Offered && issues.Any(i => i.Id == c.IssueId), cancel);
        });
    }

    private Task<ArmState> LookAsync(CancellationToken cancel) => InScopeAsync(services => services.GetRequiredService<Arming>().LookAsync(cancel));

    private async Task MakeAllAsync(CancellationToken cancel)
    {
        while (await InDatabaseAsync(db => new CopyMaking(db, new FollowedArticle(db), latest, clock).StepAsync(cancel)))
        {
            // step after step, each its own transaction
        }
    }

    private async Task<int> SendDueAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var reading = scope.ServiceProvider.GetRequiredService<NewsDb>();
        await using var session = await sessions.OpenAsync(stop);
        var rules = await SendingRules.ReadAsync(reading, stop);
        var exits = ExitsInUse();
        await using var ledger = new CopyLedger(session, rules, clock, node, exits.Sum(exit => exit.Server?.MaxConnections ?? 1));
        ledger.Start();
        var paper = latest.Publication;
        var composing = new CopyComposing(await keys.ComposerAsync(reading, paper.MailDomain, stop), tokens, book, paper);
        var choosing = new PersonalChoosing(scope.ServiceProvider.GetRequiredService<OwnList>(), reading, clock);
        using var lanes = new CopyLanes([.. exits.Select(LaneOf)]);
        var queue = new CopyQueue(session, ledger, scope.ServiceProvider.GetRequiredService<Arming>(), rules, reading, clock);
        await using var outbox = new CopyOutbox(queue, ledger, composing, choosing, lanes, reading, clock, stop);
        if (!await outbox.HasAnyAsync())
        {
            return 0;
        }

        var reached = await Task.WhenAll(lanes.All.Select(lane => SendThroughAsync(lane, outbox, stop)));
        return reached.All(isReached => isReached) ? outbox.Taken : outbox.Taken + 1; // what a lost server left goes another way
    }

    private CopyLane LaneOf(MailExit exit) => new(exit, new SendingPermits(exit.LimitOn, exit.Name, scopes, clock), new DomainPaces(exit, scopes, clock));

    // A server that could not be reached rests while another can take its mail.
    private IReadOnlyList<MailExit> ExitsInUse()
    {
        var now = clock.GetUtcNow();
        var up = office.Exits.Where(exit => restUntil.GetValueOrDefault(exit.Name) <= now).ToList();
        return up.Count > 0 ? up : office.Exits;
    }

    /// <returns>False when the server cannot be reached and another takes over.</returns>
    private async Task<bool> SendThroughAsync(CopyLane lane, CopyOutbox outbox, CancellationToken stop)
    {
        await using var route = office.OpenRoute(lane.Exit);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, route.Connections).Select(_ => SendThroughAsync(route, lane, outbox, stop)));
            return true;
        }
        catch (SmtpException unreachable)
        {
            restUntil[lane.Exit.Name] = clock.GetUtcNow() + RestOfAnExit;
            if (office.Exits.All(exit => restUntil.GetValueOrDefault(exit.Name) > clock.GetUtcNow()))
            {
                restUntil.Clear();
                throw;
            }

            log.LogWarning(unreachable, "{Server} cannot be reached; its mail goes another way", lane.Exit.Name);
            return false;
        }
    }

    private static async Task SendThroughAsync(IMailRoute route, CopyLane lane, CopyOutbox outbox, CancellationToken stop)
    {
        var ending = SmtpEnding.MailLimit;
        while (ending is SmtpEnding.MailLimit or SmtpEnding.Lost && !stop.IsCancellationRequested)
        {
            var share = new ConnectionOutbox(outbox, lane);
            try
            {
                ending = await route.SendAsync(share, stop);
            }
            catch (CopyGoneException)
            {
                // Somebody left between composing and offering: nothing was offered, and the next connection goes on.
            }
            finally
            {
                await share.GiveBackAsync();
            }
        }
    }

    // An issue is finished when no copy waits for anything.
    private Task<int> FinishAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return InDatabaseAsync(db => db.Issues
            .Where(i => i.State == IssueState.Sending && i.IsFilled && !db.Set<Copy>().Any(c => c.IssueId == i.Id && (c.State == CopyState.Waiting || c.State == CopyState.Offered)))
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.State, IssueState.Finished).SetProperty(i => i.FinishedAt, now), cancel));
    }

    private Task<T> InDatabaseAsync<T>(Func<NewsDb, Task<T>> work) => InScopeAsync(services => work(services.GetRequiredService<NewsDb>()));

    private async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }
}
