using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Mail;
using Nashra.Mail.Reading;
using Nashra.Mail.Reading.Mailboxes;
using Nashra.Mail.Reading.Mime;
using Nashra.Newsletters.Returned;
using Nashra.Newsletters.Sending;
using Nashra.Platform;

namespace Nashra.Newsletters;

/// <summary>The newsletters on the command line.</summary>
internal static class NewslettersVerb
{
    private static readonly Argument<string> Name = new("name") { Description = "a newsletter's short name, as «newsletters list» shows it" };

    public static Command Create(Func<ParseResult, Installation> installationOf)
    {
        var command = new Command("newsletters", "list, import and export subscribers, suppress, send and account for newsletters")
        {
            ListVerb(installationOf), ImportVerb(installationOf), ExportVerb(installationOf), SuppressVerb(installationOf), SuppressedVerb(installationOf), SendVerb(installationOf), ReportVerb(installationOf), NoteVerb(installationOf),
        };
        foreach (var verb in SendingVerbs.All(installationOf).Append(MailServiceVerb.Create(installationOf)))
        {
            command.Add(verb);
        }

        return command;
    }

    private static Command ListVerb(Func<ParseResult, Installation> installationOf)
    {
        var command = new Command("list", "every newsletter with its subscribers and its last issue");
        command.SetAction((parsed, cancel) => InPaperAsync(installationOf(parsed), async (services, _) =>
        {
            var db = services.GetRequiredService<NewsDb>();
            foreach (var newsletter in await db.Newsletters.AsNoTracking().InOrder().ToListAsync(cancel))
            {
                var subscribers = await db.Subscriptions.CountAsync(s => s.NewsletterId == newsletter.Id && s.State == SubscriptionState.Active, cancel);
                var last = await db.Issues.Where(i => i.NewsletterId == newsletter.Id).OrderByDescending(i => i.Id).Select(i => i.Date).FirstOrDefaultAsync(cancel);
                await Console.Out.WriteLineAsync(FormattableString.Invariant($"{newsletter.Slug}\t{newsletter.Name}\t{subscribers}\t{last ?? "-"}"));
            }

            return 0;
        }, cancel));
        return command;
    }

    private static Command ImportVerb(Func<ParseResult, Installation> installationOf)
    {
        var file = new Argument<FileInfo>("file") { Description = "CSV: address, name, consent time, consent source; or an export of Mailchimp, listmonk or Ghost" };
        file.AcceptExistingOnly();
        var command = new Command("import", "take over subscribers who have agreed elsewhere") { Name, file };
        command.SetAction((parsed, cancel) => OfNewsletterAsync(installationOf(parsed), parsed.GetValue(Name)!, async (services, newsletter) =>
        {
            await using var list = parsed.GetValue(file)!.OpenRead();
            using var reader = await SubscriberFile.OpenAsync(list, cancel);
            var report = await services.GetRequiredService<SubscriberImport>().ImportAsync(newsletter, reader, parsed.GetValue(file)!.Name, null, cancel);
            foreach (var refusal in report.Refusals)
            {
                await Console.Error.WriteLineAsync(FormattableString.Invariant($"line {refusal.Line}: {WhyRefused(refusal.Why)}"));
            }

            await Console.Out.WriteLineAsync(FormattableString.Invariant($"{report.Lines} lines: {report.Taken} taken, {report.Unchanged} unchanged, {report.KeptOut} kept out, {report.Refused} refused"));
            return 0;
        }, cancel));
        return command;
    }

    private static string WhyRefused(SubscriberRefusal why) => why switch
    {
        SubscriberRefusal.Suppressed => "suppressed",
        SubscriberRefusal.Left => "left",
        SubscriberRefusal.ConsentTime => "consent time",
        SubscriberRefusal.Quote => "a quote opens here and never closes; nothing after it was read",
        _ => "address",
    };

    private static Command ExportVerb(Func<ParseResult, Installation> installationOf)
    {
        var command = new Command("export", "print a newsletter's subscribers with their consent, as CSV; leavers too") { Name };
        command.SetAction((parsed, cancel) => OfNewsletterAsync(installationOf(parsed), parsed.GetValue(Name)!, async (services, newsletter) =>
        {
            await services.GetRequiredService<SubscriberExport>().WriteAsync(newsletter, Console.Out, cancel);
            return 0;
        }, cancel));
        return command;
    }

    private static Command SuppressVerb(Func<ParseResult, Installation> installationOf)
    {
        var file = new Argument<FileInfo>("file") { Description = "one address a line, or lines that «newsletters suppressed» printed" };
        file.AcceptExistingOnly();
        var command = new Command("suppress", "keep addresses out for good: only their owner's own confirmation lifts it") { file };
        command.SetAction((parsed, cancel) => InPaperAsync(installationOf(parsed), async (services, _) =>
        {
            using var reader = parsed.GetValue(file)!.OpenText();
            var (taken, refused) = await services.GetRequiredService<SuppressionLines>().ReadAsync(reader, cancel);
            foreach (var line in refused)
            {
                await Console.Error.WriteLineAsync(FormattableString.Invariant($"line {line}: neither an address nor a hash"));
            }

            await Console.Out.WriteLineAsync(FormattableString.Invariant($"{taken + refused.Count} lines: {taken} taken, {refused.Count} refused"));
            return 0;
        }, cancel));
        return command;
    }

    private static Command SuppressedVerb(Func<ParseResult, Installation> installationOf)
    {
        var command = new Command("suppressed", "print the suppression list as keyed hashes; they mean something beside the same key file");
        command.SetAction((parsed, cancel) => InPaperAsync(installationOf(parsed), async (services, _) =>
        {
            await services.GetRequiredService<SuppressionLines>().WriteAsync(Console.Out, cancel);
            return 0;
        }, cancel));
        return command;
    }

    private static Command SendVerb(Func<ParseResult, Installation> installationOf)
    {
        var article = new Option<string?>("--article") { Description = "for an alert: the short id of its article (default: the newest)" };
        var command = new Command("send", "send a newsletter now, to everyone who has not got today's issue; prints the issue's number") { Name, article };
        command.SetAction((parsed, cancel) =>
        {
            var installation = installationOf(parsed);
            return OfNewsletterAsync(installation, parsed.GetValue(Name)!, (services, newsletter) => SendAsync(services, installation, newsletter, parsed.GetValue(article), cancel), cancel);
        });
        return command;
    }

    private static Command ReportVerb(Func<ParseResult, Installation> installationOf)
    {
        var issue = new Argument<string>("issue") { Description = "an issue's number, or NAME@yyyy-MM-dd" };
        var json = new Option<bool>("--json") { Description = "as JSON" };
        var command = new Command("report", "the account of an issue: what waits, what was offered, what the server said") { issue, json };
        command.SetAction((parsed, cancel) => OfIssueAsync(installationOf(parsed), parsed.GetValue(issue)!, async (services, found) =>
        {
            var report = await IssueReport.OfAsync(services.GetRequiredService<NewsDb>(), found, cancel);
            await Console.Out.WriteLineAsync(parsed.GetValue(json) ? report.ToJson() : report.ToString());
            return 0;
        }, cancel));
        return command;
    }

    private static Command NoteVerb(Func<ParseResult, Installation> installationOf)
    {
        var mailbox = new Argument<string>("mailbox") { Description = "returned mail: a message, an mbox file or a Maildir" };
        var command = new Command("note", "note bounces and complaints beside the copies they are about") { mailbox };
        command.SetAction((parsed, cancel) => InPaperAsync(installationOf(parsed), async (services, _) =>
        {
            var returned = services.GetRequiredService<ReturnedMail>();
            var (read, noted) = (0, 0);
            await foreach (var mail in MailStore.ReadAsync(parsed.GetValue(mailbox)!, MailLimits.Default, cancel))
            {
                foreach (var report in MailReports.Read(mail.Bytes))
                {
                    read++;
                    noted += await returned.NoteAsync(report, cancel) ? 1 : 0;
                }
            }

            await Console.Out.WriteLineAsync(FormattableString.Invariant($"{read} reports: {noted} noted"));
            return 0;
        }, cancel));
        return command;
    }

    private static async Task<int> SendAsync(IServiceProvider services, Installation installation, Newsletter newsletter, string? article, CancellationToken cancel)
    {
        await services.GetRequiredService<Arming>().LookAsync(cancel); // an order counts from after the look
        long? articleId = article is null ? null : ShortId.TryParse(article, out var id) ? id : -1;
        var issue = await services.GetRequiredService<IssueDesk>().OrderAsync(newsletter, articleId, cancel);
        await Console.Out.WriteLineAsync(FormattableString.Invariant($"{issue.Id}"));

        using var serving = ServingLock.TryTake(installation);
        if (serving is null)
        {
            await Console.Error.WriteLineAsync($"{newsletter.Slug}@{issue.Date}: the serving process sends it; nashra newsletters report {issue.Id} shows how far it is");
            return 0;
        }

        try
        {
            await SendingProgress.ShowAsync(services, issue.Id, services.GetRequiredService<CopySender>().SendUntilIdleAsync(cancel), cancel);
        }
        catch (SmtpException unreachable)
        {
            return await RefuseAsync($"{unreachable.Message} The copies go on waiting.");
        }

        var report = await IssueReport.OfAsync(services.GetRequiredService<NewsDb>(), (await IssueReport.FindAsync(services.GetRequiredService<NewsDb>(), FormattableString.Invariant($"{issue.Id}"), cancel))!, cancel);
        await Console.Error.WriteLineAsync(report.ToString());
        return 0;
    }

    private static Task<int> OfNewsletterAsync(Installation installation, string slug, Func<IServiceProvider, Newsletter, Task<int>> work, CancellationToken cancel) =>
        InPaperAsync(installation, async (services, edition) =>
        {
            var newsletter = await services.GetRequiredService<NewsDb>().Newsletters.FirstOrDefaultAsync(n => n.Slug == slug, cancel);
            try
            {
                return newsletter is null ? await RefuseAsync($"there is no newsletter «{slug}»; nashra newsletters list names them") : await work(services, newsletter);
            }
            catch (RefusedException refused)
            {
                return await RefuseAsync(edition.Say.Say(refused.MessageKey, [.. refused.Arguments]));
            }
        }, cancel);

    internal static Task<int> OfIssueAsync(Installation installation, string name, Func<IServiceProvider, Issue, Task<int>> work, CancellationToken cancel) =>
        InPaperAsync(installation, async (services, _) =>
            await IssueReport.FindAsync(services.GetRequiredService<NewsDb>(), name, cancel) is { } issue ? await work(services, issue) : await RefuseAsync($"there is no issue «{name}»"), cancel);

    internal static async Task<int> InPaperAsync(Installation installation, Func<IServiceProvider, Localization.Edition, Task<int>> work, CancellationToken cancel)
    {
        await using var paper = Newspaper.Open(installation);
        await Newspaper.PrepareAsync(paper.Services, cancel);
        await using var scope = paper.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<NewsletterFounding>().FoundAsync(cancel);
        return await work(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<Localization.Edition>());
    }

    internal static async Task<int> RefuseAsync(string why)
    {
        await Console.Error.WriteLineAsync($"nashra: {why}");
        return 1;
    }
}
