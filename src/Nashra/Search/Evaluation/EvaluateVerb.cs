using System.CommandLine;
using System.Text.Json;
using Nashra.Arabic;
using Nashra.Arabic.Analysis;
using Nashra.ForYou;
using Nashra.ForYou.Evaluation;
using Nashra.Localization;
using Nashra.Platform;
using Nashra.Search.Query;

namespace Nashra.Search.Evaluation;

/// <summary><c>evaluate search|stems|for-you</c>: the paper's figures on anybody's judgements. Needs a newspaper only to measure its own log, and changes it only when told to keep what that log teaches.</summary>
internal static class EvaluateVerb
{
    private static readonly Option<bool> Keep = new("--keep") { Description = "rank by what the newspaper's own log teaches from now on, as the schedule does once a day" };
    private static readonly Option<bool> Json = new("--json") { Description = "the figures as JSON" };

    public static Command Create(Func<ParseResult, Installation> installationOf) => new("evaluate", "measure search, stems or tailored news on judged data") { Search(), Stems(), ForYou(installationOf) };

    private static Command Search()
    {
        var documents = Required("--documents", "JSON Lines: id and text, or id, headline and text");
        var queries = Required("--queries", "JSON Lines: id and text");
        var judgements = Required("--judgements", "tab-separated: query, document, grade");
        var command = new Command("search", "nDCG@10, MRR@10, recall@100 and latency of the product's own search") { documents, queries, judgements, Json };
        command.SetAction((parsed, _) => SayAsync(parsed, () =>
        {
            var collection = JudgedCollection.Read(parsed.GetValue(documents)!.FullName, parsed.GetValue(queries)!.FullName, parsed.GetValue(judgements)!.FullName);
            var figures = SearchEvaluation.Run(collection, SearchWeights.Default, SearchLimits.For, TimeProvider.System);
            return (figures.ToString(), figures.ToJson());
        }));
        return command;
    }

    private static Command Stems()
    {
        var file = new Argument<FileInfo>("FILE.tsv") { Description = "tab-separated, with a header that names form, lemma and upos" };
        file.AcceptExistingOnly();
        var command = new Command("stems", "whether words share a stem just when they share a lemma, beside light10") { file, Json };
        command.SetAction((parsed, _) => SayAsync(parsed, () =>
        {
            using var lines = parsed.GetValue(file)!.OpenText();
            var rows = StemEvaluation.Read(lines);
            var (nashra, light) = (StemEvaluation.Score(rows, StemEvaluation.NashraStem), StemEvaluation.Score(rows, Light10.Stem));
            return ($"{Row("nashra", nashra)}\n{Row("light10", light)}\n{rows.Count} rows", JsonSerializer.Serialize(new { precision = nashra.Precision, recall = nashra.Recall, f1 = nashra.F1, rows = rows.Count, light10 = new { precision = light.Precision, recall = light.Recall, f1 = light.F1 } }));
        }));
        return command;
    }

    private static Command ForYou(Func<ParseResult, Installation> installationOf)
    {
        var news = File("--news", "news.tsv[.gz] in MIND's format");
        var behaviors = File("--behaviors", "behaviors.tsv[.gz] in MIND's format");
        var command = new Command("for-you", "AUC, MRR and nDCG of the product's own ranking, replayed over a log; without files over what this newspaper's readers opened") { news, behaviors, Keep, Json };
        command.Validators.Add(given =>
        {
            if (given.GetResult(news) is not null && given.GetValue(Keep))
            {
                given.AddError("--keep is for the newspaper's own log");
            }

            if (given.GetResult(news) is null != given.GetResult(behaviors) is null)
            {
                given.AddError("--news and --behaviors belong together");
            }
        });
        command.SetAction(async (parsed, cancel) => parsed.GetValue(news) is { } file
            ? await SayAsync(parsed, async () => await BothAsync(ForYouEvaluation.Run(file.FullName, parsed.GetValue(behaviors)!.FullName, cancel)))
            : await SayOwnAsync(parsed, installationOf(parsed), cancel));
        return command;
    }

    private static async Task<int> SayOwnAsync(ParseResult parsed, Installation installation, CancellationToken cancel)
    {
        await using var paper = Newspaper.Open(installation);
        await Newspaper.PrepareAsync(paper.Services, cancel);
        await using var scope = paper.Services.CreateAsyncScope();
        var (log, school) = (scope.ServiceProvider.GetRequiredService<OwnLog>(), scope.ServiceProvider.GetRequiredService<RankingSchool>());
        return await SayAsync(parsed, async () => await BothAsync(parsed.GetValue(Keep) ? await school.LearnAsync(cancel) : await log.EvaluateAsync(cancel)));
    }

    // What a log did not tell stands beside its figures, not among them: they may be piped on.
    private static async Task<(string Text, string Json)> BothAsync(ForYouReport report)
    {
        foreach (var line in InBothLanguages(say => report.Gaps.In(say)))
        {
            await Console.Error.WriteLineAsync($"nashra: {line}");
        }

        return (report.ToString(), report.ToJson());
    }

    private static string Row(string name, StemScore score) =>
        FormattableString.Invariant($"{name,-8} precision {score.Precision:F4}  recall {score.Recall:F4}  F1 {score.F1:F4}");

    private static Task<int> SayAsync(ParseResult parsed, Func<(string Text, string Json)> measure) => SayAsync(parsed, () => Task.FromResult(measure()));

    private static async Task<int> SayAsync(ParseResult parsed, Func<Task<(string Text, string Json)>> measure)
    {
        try
        {
            var (text, json) = await measure();
            await Console.Out.WriteLineAsync(parsed.GetValue(Json) ? json : text);
            return 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or FormatException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync($"nashra: {fault.Message}");
            return 1;
        }
        catch (MalformedLogException fault)
        {
            await Console.Error.WriteLineAsync("nashra: " + string.Join("\n        ", InBothLanguages(say => [fault.In(say)])));
            return 1;
        }
    }

    private static IEnumerable<string> InBothLanguages(Func<Phrases, IEnumerable<string>> lines)
    {
        var book = new PhraseBook();
        return lines(new Phrases(book, "ar", DigitPolicy.Western)).Concat(lines(new Phrases(book, "en", DigitPolicy.Western)));
    }

    private static Option<FileInfo> Required(string name, string description)
    {
        var option = File(name, description);
        option.Required = true;
        return option;
    }

    private static Option<FileInfo> File(string name, string description)
    {
        var option = new Option<FileInfo>(name) { Description = description };
        option.AcceptExistingOnly();
        return option;
    }
}
