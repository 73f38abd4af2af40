using System.CommandLine;
using Nashra.Localization;
using Nashra.Platform;
using Nashra.Search.Index;
using Nashra.Search.Query;

namespace Nashra.Search.Verbs;

/// <summary><c>search WORDS…</c>: what a reader would find, on the command line.</summary>
internal static class SearchVerb
{
    public static Command Create(Func<ParseResult, Installation> installation)
    {
        var words = new Argument<string[]>("WORDS") { Description = "the query, as a reader types it", Arity = ArgumentArity.OneOrMore };
        var limit = new Option<int>("--limit") { Description = "how many results", DefaultValueFactory = _ => 10 };
        var json = new Option<bool>("--json") { Description = "as the API answers" };
        var command = new Command("search", "search the archive") { words, limit, json };
        command.SetAction((parsed, cancel) => RunAsync(installation(parsed), string.Join(' ', parsed.GetValue(words)!), Math.Clamp(parsed.GetValue(limit), 1, 1000), parsed.GetValue(json), cancel));
        return command;
    }

    private static async Task<int> RunAsync(Installation installation, string text, int limit, bool asJson, CancellationToken cancel)
    {
        await using var app = Newspaper.Open(installation);
        await Newspaper.PrepareAsync(app.Services, cancel);
        await CatchUpAsync(installation, app.Services, cancel);
        await using var scope = app.Services.CreateAsyncScope();
        var answer = await scope.ServiceProvider.GetRequiredService<ArticleSearch>().FindAsync(new SearchRequest(text, SearchFilter.None, SearchOrder.Relevance, 1, limit), cancel);
        var edition = scope.ServiceProvider.GetRequiredService<Edition>();
        await Console.Out.WriteLineAsync(asJson ? SearchJson.Of(answer, [], edition) : InWords(answer, edition));
        return 0;
    }

    // Beside a serving process the index is only read; alone, the verb brings it up to date first.
    private static async Task CatchUpAsync(Installation installation, IServiceProvider services, CancellationToken cancel)
    {
        using var serving = ServingLock.TryTake(installation);
        if (serving is not null)
        {
            await SearchEndpoints.IndexUntilIdleAsync(services, cancel);
            return;
        }

        var archive = services.GetRequiredService<ArchiveIndex>();
        archive.Replace(IndexFiles.TryOpen(archive.Path, services.GetRequiredService<ILogger<ArchiveIndex>>()));
    }

    private static string InWords(SearchAnswer answer, Edition edition) => string.Join('\n', answer.Hits
        .Select(hit => $"{hit.Card.Headline}\n  {edition.Date(hit.Card.PublishedAt)} · {hit.Card.Address}\n  {hit.Passage}")
        .Append(edition.Say.Count(answer.IsCut ? "search.results_more" : "search.results", answer.Total)));
}
