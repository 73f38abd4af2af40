using System.CommandLine;
using Nashra.Arabic;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.Admin;

/// <summary><c>doctor</c>: each line is ok, warn or fail, in Arabic and in English; exit code 1 when something fails.</summary>
internal static class DoctorVerb
{
    public static Command Create(Func<ParseResult, Installation> installation)
    {
        var command = new Command("doctor", "look over this machine and its newspaper; changes nothing");
        command.SetAction((parsed, cancel) => RunAsync(installation(parsed), cancel));
        return command;
    }

    private static async Task<int> RunAsync(Installation installation, CancellationToken cancel)
    {
        await using var app = Newspaper.Open(installation);
        await using var scope = app.Services.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<PhraseBook>();
        var (arabic, english) = (new Phrases(book, "ar", DigitPolicy.Western), new Phrases(book, "en", DigitPolicy.Western));
        var isWell = true;
        await foreach (var finding in scope.ServiceProvider.GetRequiredService<Checkup>().LookAsync(cancel))
        {
            isWell &= finding.Health != Health.Fail;
            await Console.Out.WriteLineAsync($"{finding.Health.ToString().ToLowerInvariant(),-5} {arabic.Say(finding.Key, finding.Arguments)}\n      {english.Say(finding.Key, finding.Arguments)}");
        }

        return isWell ? 0 : 1;
    }
}
