using System.CommandLine;
using System.Text.Json;
using Nashra.Arabic.Analysis;
using Nashra.ForYou.Evaluation;
using Nashra.Search.Query;

namespace Nashra.Search.Evaluation;

/// <summary><c>evaluate search|stems|for-you</c>: the paper's figures on anybody's judgements. Needs no newspaper and changes none.</summary>
internal static class EvaluateVerb
{
    private static readonly Option<bool> Json = new("--json") { Description = "the figures as JSON" };

    public static Command Create() => new("evaluate", "measure search, stems or tailored news on judged data") { Search(), Stems(), ForYou() };

    private static Command Search()
    {
        var documents = Required("--documents", "JSON Lines: id and text, or id, headline and text");
        var queries = Required("--queries", "JSON Lines: id and text");
        var judgements = Required("--judgements", "tab-separated: query, document, grade");
        var command = new Command("search", "nDCG@10, MRR@10, recall@100 and latency of the product's own search") { documents, queries, judgements, Json };
        command.SetAction(parsed => Say(parsed, () =>
        {
            var collection = JudgedCollection.Read(parsed.GetValue(documents)!.FullName, parsed.GetValue(queries)!.FullName, parsed.GetValue(judgements)!.FullName);
            var figures = SearchEvaluation.Run(collection, SearchWeights.Default, SearchLimits.Default, TimeProvider.System);
            return (figures.ToString(), figures.ToJson());
        }));
        return command;
    }

    private static Command Stems()
    {
        var file = new Argument<FileInfo>("FILE.tsv") { Description = "tab-separated, with a header that names form, lemma and upos" };
        file.AcceptExistingOnly();
        var command = new Command("stems", "whether words share a stem just when they share a lemma, beside light10") { file, Json };
        command.SetAction(parsed => Say(parsed, () =>
        {
            using var lines = parsed.GetValue(file)!.OpenText();
            var rows = StemEvaluation.Read(lines);
            var (nashra, light) = (StemEvaluation.Score(rows, StemEvaluation.NashraStem), StemEvaluation.Score(rows, Light10.Stem));
            return ($"{Row("nashra", nashra)}\n{Row("light10", light)}\n{rows.Count} rows", JsonSerializer.Serialize(new { precision = nashra.Precision, recall = nashra.Recall, f1 = nashra.F1, rows = rows.Count, light10 = new { precision = light.Precision, recall = light.Recall, f1 = light.F1 } }));
        }));
        return command;
    }

    private static Command ForYou()
    {
        var news = Required("--news", "news.tsv[.gz] in MIND's format");
        var behaviors = Required("--behaviors", "behaviors.tsv[.gz] in MIND's format");
        var command = new Command("for-you", "AUC, MRR and nDCG of the product's own ranking, replayed over a log") { news, behaviors, Json };
        command.SetAction((parsed, cancel) => Task.FromResult(Say(parsed, () =>
        {
            var report = ForYouEvaluation.Run(parsed.GetValue(news)!.FullName, parsed.GetValue(behaviors)!.FullName, cancel);
            return (report.ToString(), report.ToJson());
        })));
        return command;
    }

    private static string Row(string name, StemScore score) =>
        FormattableString.Invariant($"{name,-8} precision {score.Precision:F4}  recall {score.Recall:F4}  F1 {score.F1:F4}");

    private static int Say(ParseResult parsed, Func<(string Text, string Json)> measure)
    {
        try
        {
            var (text, json) = measure();
            Console.Out.WriteLine(parsed.GetValue(Json) ? json : text);
            return 0;
        }
        catch (Exception fault) when (fault is IOException or FormatException or InvalidDataException or MalformedLogException)
        {
            Console.Error.WriteLine($"nashra: {fault.Message}");
            return 1;
        }
    }

    private static Option<FileInfo> Required(string name, string description)
    {
        var option = new Option<FileInfo>(name) { Description = description, Required = true };
        option.AcceptExistingOnly();
        return option;
    }
}
