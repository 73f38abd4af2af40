using System.CommandLine;
using System.Text.Json;
using Nashra.Database;
using Nashra.Import.Archive;
using Nashra.Localization;
using Nashra.Platform;
using Nashra.Search;
using Spectre.Console;

namespace Nashra.Import;

/// <summary><c>import FILE.jsonl[.gz]</c>: takes an archive, as often as asked, and says what became of every line.</summary>
internal static class ImportVerb
{
    private static readonly TimeSpan BetweenIndexing = TimeSpan.FromSeconds(1);

    public static Command Create(Func<ParseResult, Installation> installation)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "JSON Lines, plain or gzip" };
        var map = new Option<FileInfo>("--map") { Description = "JSON object from the archive's section names to Arabic ones" };
        var json = new Option<bool>("--json") { Description = "the report as JSON" };
        file.AcceptExistingOnly();
        map.AcceptExistingOnly();
        var command = new Command("import", "import an archive of articles; importing it again changes nothing") { file, map, json };
        command.SetAction((parsed, cancel) => RunAsync(installation(parsed), parsed.GetValue(file)!, parsed.GetValue(map)?.FullName, parsed.GetValue(json), cancel));
        return command;
    }

    private static async Task<int> RunAsync(Installation installation, FileInfo file, string? map, bool asJson, CancellationToken cancel)
    {
        await using var app = Newspaper.Open(installation);
        await Newspaper.PrepareAsync(app.Services, cancel);
        await using var scope = app.Services.CreateAsyncScope();
        var edition = scope.ServiceProvider.GetRequiredService<Edition>();
        var report = new ImportReport();
        using var alone = ServingLock.TryTake(installation);
        try
        {
            var names = await SectionMap.ReadAsync(map, cancel);
            var taking = WithProgressAsync(show => Task.Run(() => TakeAsync(scope.ServiceProvider, file.FullName, names, report, show, cancel), cancel));
            await Task.WhenAll(taking, alone is null ? taking : IndexBesideAsync(app.Services, taking, cancel));
        }
        catch (Exception fault) when (fault is FormatException or InvalidDataException or IOException)
        {
            await Console.Error.WriteLineAsync($"nashra: {fault.Message}");
            await SayAsync(report, edition, asJson);
            return 1;
        }

        await SayAsync(report, edition, asJson);
        return 0;
    }

    // A serving process indexes what it finds in the change log; when none runs, it is done here, beside the taking.
    private static async Task IndexBesideAsync(IServiceProvider services, Task taking, CancellationToken cancel)
    {
        while (!taking.IsCompleted)
        {
            await Task.WhenAny(taking, Task.Delay(BetweenIndexing, cancel));
            await Task.Run(() => SearchEndpoints.IndexUntilIdleAsync(services, cancel), cancel);
        }
    }

    private static async Task TakeAsync(IServiceProvider services, string path, IReadOnlyDictionary<string, string> names, ImportReport report, Action<double, long> show, CancellationToken cancel)
    {
        var db = services.GetRequiredService<NewsDb>();
        var topics = await ArchiveTopics.ReadAsync(db, cancel);
        var batch = new ArchiveBatch(db, new SectionMap(db, names), topics, report, services.GetRequiredService<TimeProvider>().GetUtcNow());
        using var file = new ArchiveFile(path);
        var reader = new ArchiveReader(file, topics, services.GetRequiredService<Edition>().Paper.Zone);
        await foreach (var lines in reader.BatchesAsync(cancel))
        {
            await batch.TakeAsync(lines, cancel);
            show(file.Progress, report.Lines);
        }
    }

    private static async Task WithProgressAsync(Func<Action<double, long>, Task> work)
    {
        if (Console.IsErrorRedirected || Console.IsOutputRedirected)
        {
            var next = 10_000L;
            await work((_, lines) =>
            {
                if (lines >= next)
                {
                    Console.Error.WriteLine($"{lines} lines");
                    next += 10_000;
                }
            });
            return;
        }

        await AnsiConsole.Progress().StartAsync(async context =>
        {
            var task = context.AddTask("import", maxValue: 1);
            await work((done, _) => task.Value = done);
            task.Value = 1;
        });
    }

    private static async Task SayAsync(ImportReport report, Edition edition, bool asJson)
    {
        if (asJson)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(
                new { lines = report.Lines, taken = report.Taken, updated = report.Updated, unchanged = report.Unchanged, refused = report.Refused, duplicates = report.Duplicates, refusals = report.Refusals },
                JsonSerializerOptions.Web));
            return;
        }

        foreach (var refusal in report.Refusals)
        {
            await Console.Out.WriteLineAsync(edition.Say.Say("import.refusal", refusal.Line, refusal.Id ?? "—", edition.Say[$"import.reason.{refusal.Reason}"]));
        }

        await Console.Out.WriteLineAsync(edition.Say.Say("import.report", report.Lines, report.Taken, report.Updated, report.Unchanged, report.Refused, report.Duplicates));
    }
}
