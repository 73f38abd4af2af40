using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Mail;
using Nashra.Mail.Reading;

namespace Nashra.Platform.Post;

/// <summary>Mail on the command line: what a returned message says, and the keys that sign.</summary>
internal static class MailVerb
{
    public static Command Create(Func<Installation, CancellationToken, Task<WebApplication>> open, Func<ParseResult, Installation> installationOf) =>
        new("mail", "read returned mail; make the keys that sign") { ReadVerb(), KeyVerb(open, installationOf) };

    private static Command ReadVerb()
    {
        var file = new Argument<string>("file") { Description = "a message as it came, or - for standard input" };
        var json = new Option<bool>("--json") { Description = "as a JSON array, one object per recipient" };
        var command = new Command("read", "say what a message is about: bounce, complaint, reply or other") { file, json };
        command.SetAction((parsed, cancel) => ReadAsync(parsed.GetValue(file)!, parsed.GetValue(json), cancel));
        return command;
    }

    private static Command KeyVerb(Func<Installation, CancellationToken, Task<WebApplication>> open, Func<ParseResult, Installation> installationOf)
    {
        var domain = new Option<string?>("--domain") { Description = "the domain of the sender (default: the paper's own)" };
        var selector = new Option<string>("--selector") { Description = "under which name in the DNS", DefaultValueFactory = _ => "nashra" };
        var command = new Command("key", "make the keys that sign mail (DKIM) and print the DNS records to paste") { domain, selector };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var paper = await open(installationOf(parsed), cancel);
            await using var scope = paper.Services.CreateAsyncScope();
            var services = scope.ServiceProvider;
            var name = parsed.GetValue(domain) ?? services.GetRequiredService<LatestChange>().Publication.MailDomain;
            return await MakeKeysAsync(services.GetRequiredService<NewsDb>(), name, parsed.GetValue(selector)!, services.GetRequiredService<TimeProvider>(), cancel);
        });
        return command;
    }

    private static async Task<int> ReadAsync(string file, bool asJson, CancellationToken cancel)
    {
        byte[] message;
        try
        {
            message = file == "-" ? await AllAsync(Console.OpenStandardInput(), cancel) : await File.ReadAllBytesAsync(file, cancel);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"nashra: {file} cannot be read: {fault.Message}");
            return 2;
        }

        var reports = MailReports.Read(message);
        if (asJson)
        {
            await using var output = Console.OpenStandardOutput();
            ReportJson.Write(reports, output);
            await Console.Out.WriteLineAsync();
        }
        else
        {
            foreach (var report in reports)
            {
                await Console.Out.WriteLineAsync($"{report.Kind.ToString().ToLowerInvariant()}\t{report.Recipient}\t{report.Status}\t{report.Reason}\t{(report.Hard ? "hard" : "soft")}");
            }
        }

        return 0;
    }

    private static async Task<byte[]> AllAsync(Stream stream, CancellationToken cancel)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all, cancel);
        return all.ToArray();
    }

    // One of each kind: every receiver verifies RSA, and the newer ones prefer the short one. Keys that exist are printed again.
    private static async Task<int> MakeKeysAsync(NewsDb db, string domain, string selector, TimeProvider clock, CancellationToken cancel)
    {
        foreach (var (name, make) in new (string, Func<DkimKey>)[] { (selector, () => DkimKey.GenerateRsa()), ($"{selector}-ed", DkimKey.GenerateEd25519) })
        {
            var known = await db.Set<MailKey>().FirstOrDefaultAsync(k => k.Domain == domain && k.Selector == name, cancel);
            using var key = known is null ? make() : DkimKey.FromPem(known.Pem);
            if (known is null)
            {
                db.Add(MailKey.Of(domain, name, key.ToPem(), clock.GetUtcNow()));
                await db.SaveChangesAsync(cancel);
            }

            await Console.Out.WriteLineAsync($"{new DkimSigner(domain, name, key).DnsName}. IN TXT {key.ZoneFileText()}");
        }

        return 0;
    }
}
