using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;
using Nashra.Platform.Post;

namespace Nashra.Newsletters.Sending;

/// <summary>A person's hand on the sending, on the command line. The serving process heeds it within a second.</summary>
internal static class SendingVerbs
{
    private static readonly Argument<string> IssueName = new("issue") { Description = "an issue's number, or NAME@yyyy-MM-dd" };

    public static IEnumerable<Command> All(Func<ParseResult, Installation> installationOf) =>
    [
        Arming("arm", "let newsletters leave by themselves again, after you have looked", (arming, cancel) => arming.ArmAsync(cancel), installationOf),
        Arming("disarm", "stop all newsletters at once; arm goes on where they were", (arming, cancel) => arming.DisarmAsync(cancel), installationOf),
        OfIssue("pause", "halt an issue; nothing more of it leaves", (control, id, cancel) => control.PauseAsync(id, cancel), installationOf),
        OfIssue("resume", "go on with an issue that was paused or held, and with its copies that wait for a person", (control, id, cancel) => control.ResumeAsync(id, cancel), installationOf),
        OfIssue("stop", "end an issue for good: whoever has no copy yet gets none", (control, id, cancel) => control.StopAsync(id, cancel), installationOf),
        Doubt(installationOf),
        Copies(installationOf),
    ];

    private static Command Arming(string name, string description, Func<Arming, CancellationToken, Task> act, Func<ParseResult, Installation> installationOf)
    {
        var command = new Command(name, description);
        command.SetAction((parsed, cancel) => NewslettersVerb.InPaperAsync(installationOf(parsed), async (services, _) =>
        {
            await act(services.GetRequiredService<Arming>(), cancel);
            var state = await services.GetRequiredService<Arming>().StateAsync(cancel);
            await Console.Out.WriteLineAsync(state.IsArmed ? "armed" : "disarmed");
            return 0;
        }, cancel));
        return command;
    }

    private static Command OfIssue(string name, string description, Func<IssueControl, long, CancellationToken, Task<bool>> act, Func<ParseResult, Installation> installationOf)
    {
        var command = new Command(name, description) { IssueName };
        command.SetAction((parsed, cancel) => NewslettersVerb.OfIssueAsync(installationOf(parsed), parsed.GetValue(IssueName)!, async (services, issue) =>
        {
            if (!await act(services.GetRequiredService<IssueControl>(), issue.Id, cancel))
            {
                return await NewslettersVerb.RefuseAsync($"issue {issue.Id} is {issue.State.ToString().ToLowerInvariant()}: there is nothing to {name}");
            }

            var db = services.GetRequiredService<NewsDb>();
            await Console.Out.WriteLineAsync((await IssueReport.OfAsync(db, await db.Issues.AsNoTracking().Include(i => i.Newsletter).SingleAsync(i => i.Id == issue.Id, cancel), cancel)).ToString());
            return 0;
        }, cancel));
        return command;
    }

    private static Command Doubt(Func<ParseResult, Installation> installationOf)
    {
        var what = new Argument<string>("what") { Description = "again: offered once more under the same Message-ID; hold: a person decides, with resume" };
        what.AcceptOnlyFromAmong("again", "hold");
        var command = new Command("doubt", "what becomes of a copy whose answer never came") { what };
        command.SetAction((parsed, cancel) => NewslettersVerb.InPaperAsync(installationOf(parsed), async (services, _) =>
        {
            var db = services.GetRequiredService<NewsDb>();
            await ((await SendingRules.ReadAsync(db, cancel)) with { HoldsDoubt = parsed.GetValue(what) == "hold" }).WriteAsync(db, cancel);
            return 0;
        }, cancel));
        return command;
    }

    // One line a copy, to be compared with the log of the mail server.
    private static Command Copies(Func<ParseResult, Installation> installationOf)
    {
        var inDoubt = new Option<bool>("--in-doubt") { Description = "only those whose answer once never came" };
        var command = new Command("copies", "every copy of an issue: Message-ID, address, state, attempts, ever in doubt, last reply") { IssueName, inDoubt };
        command.SetAction((parsed, cancel) => NewslettersVerb.OfIssueAsync(installationOf(parsed), parsed.GetValue(IssueName)!, async (services, issue) =>
        {
            var (tokens, domain) = (services.GetRequiredService<MailTokens>(), services.GetRequiredService<LatestChange>().Publication.MailDomain);
            var isDoubtOnly = parsed.GetValue(inDoubt);
            var copies = services.GetRequiredService<NewsDb>().Copies.AsNoTracking().Include(c => c.Subscription).Where(c => c.IssueId == issue.Id && (!isDoubtOnly || c.EverInDoubt)).OrderBy(c => c.Id);
            await foreach (var copy in copies.AsAsyncEnumerable().WithCancellation(cancel))
            {
                await Console.Out.WriteLineAsync(FormattableString.Invariant(
                    $"{tokens.For(MailTokenKind.Copy, copy.Id)}@{domain}\t{copy.Subscription?.Address}\t{copy.State.ToString().ToLowerInvariant()}\t{copy.Attempts}\t{(copy.EverInDoubt ? "in doubt" : "")}\t{copy.Reply?.ReplaceLineEndings(" ")}"));
            }

            return 0;
        }, cancel));
        return command;
    }
}
