using System.CommandLine;
using Nashra.Admin.Mail;
using Nashra.Arabic;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.Admin;

/// <summary><c>doctor</c>: each line is ok, warn or fail, in Arabic and in English; exit code 1 when something fails.</summary>
internal static class DoctorVerb
{
    public static Command Create(Func<ParseResult, Installation> installation)
    {
        var mail = new Command("mail", "look whether providers can tell the paper's letters from forged ones, with the DNS records to paste, and at each newsletter's last letter: its size, and how it is left");
        mail.SetAction((parsed, cancel) => RunAsync(installation(parsed), PrepareAsync, services => services.GetRequiredService<MailCheckup>().LookAsync(cancel).Concat(services.GetRequiredService<LetterCheckup>().LookAsync(cancel)), cancel));
        var command = new Command("doctor", "look over this machine and its newspaper; changes nothing") { mail };
        command.SetAction((parsed, cancel) => RunAsync(installation(parsed), (_, _) => Task.CompletedTask, services => services.GetRequiredService<Checkup>().LookAsync(cancel), cancel));
        return command;
    }

    private static Task PrepareAsync(IServiceProvider services, CancellationToken cancel) => Newspaper.PrepareAsync(services, cancel);

    private static async Task<int> RunAsync(Installation installation, Func<IServiceProvider, CancellationToken, Task> prepare, Func<IServiceProvider, IAsyncEnumerable<Finding>> look, CancellationToken cancel)
    {
        await using var app = Newspaper.Open(installation);
        await prepare(app.Services, cancel);
        await using var scope = app.Services.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<PhraseBook>();
        var (arabic, english) = (new Phrases(book, "ar", DigitPolicy.Western), new Phrases(book, "en", DigitPolicy.Western));
        var isWell = true;
        await foreach (var finding in look(scope.ServiceProvider).WithCancellation(cancel))
        {
            isWell &= finding.Health != Health.Fail;
            await Console.Out.WriteLineAsync($"{finding.Health.ToString().ToLowerInvariant(),-5} {arabic.Say(finding.Key, finding.Arguments)}\n      {english.Say(finding.Key, finding.Arguments)}");
            if (finding.Record is { } record)
            {
                await Console.Out.WriteLineAsync($"\n{record}\n");
            }
        }

        return isWell ? 0 : 1;
    }
}
