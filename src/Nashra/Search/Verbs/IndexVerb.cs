using System.CommandLine;
using Nashra.Platform;
using Nashra.Search.Index;
using Spectre.Console;

namespace Nashra.Search.Verbs;

/// <summary><c>index rebuild</c>: makes this node's index anew; the process that serves does it when there is one.</summary>
internal static class IndexVerb
{
    public static Command Create(Func<ParseResult, Installation> installation)
    {
        var rebuild = new Command("rebuild", "make the search index anew from the database");
        rebuild.SetAction((parsed, cancel) => RebuildAsync(installation(parsed), cancel));
        return new Command("index", "the search index of this node") { rebuild };
    }

    private static async Task<int> RebuildAsync(Installation installation, CancellationToken cancel)
    {
        using var serving = ServingLock.TryTake(installation);
        await using var app = Newspaper.Open(installation);
        if (serving is null)
        {
            await File.WriteAllTextAsync(app.Services.GetRequiredService<ArchiveIndex>().RebuildRequest, "", cancel);
            await Console.Out.WriteLineAsync("The process that serves this folder makes its index anew now; searches are answered by the old one until then.");
            return 0;
        }

        await Newspaper.PrepareAsync(app.Services, cancel);
        await WithProgressAsync(show => app.Services.GetRequiredService<Indexer>().RebuildAsync(show, cancel));
        await Console.Out.WriteLineAsync(FormattableString.Invariant($"{app.Services.GetRequiredService<ArchiveIndex>().Current!.Memory.Totals.Documents} articles indexed"));
        return 0;
    }

    private static async Task WithProgressAsync(Func<Action<long>, Task> work)
    {
        if (Console.IsOutputRedirected)
        {
            await work(seen => Console.Error.WriteLine(FormattableString.Invariant($"{seen} articles")));
            return;
        }

        await AnsiConsole.Status().StartAsync("0", context => work(seen => context.Status(FormattableString.Invariant($"{seen} articles"))));
    }
}
