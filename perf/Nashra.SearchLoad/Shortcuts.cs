using System.Diagnostics;
using Nashra.Arabic.Analysis;
using Nashra.Search.Evaluation;
using Nashra.Search.Index;
using Nashra.Search.Query;

namespace Nashra.SearchLoad;

/// <summary>What each shortcut of the search costs in nDCG@10: judged documents are asked for among a whole archive, with it and without.</summary>
internal sealed class Shortcuts(SearchIndex index, JudgedCollection collection, IReadOnlyDictionary<long, string> names)
{
    private const int Everything = 1_000_000_000;

    private static readonly SearchLimits Unlimited = new() { Scored = Everything, Enough = Everything, Scanned = Everything, Listed = Everything, Relaxed = Everything };

    private static readonly (string What, Func<string, SearchQuery> Read, Func<SearchLimits, SearchLimits> Limits)[] Compared =
    [
        ("no shortcut", EveryWord, _ => Unlimited),
        ("stop words are left out", QueryParser.Parse, _ => Unlimited),
        ("… and the best are scored", QueryParser.Parse, limits => Unlimited with { Scored = limits.Scored }),
        ("… or enough hold all words", QueryParser.Parse, limits => Unlimited with { Enough = limits.Enough }),
        ("… or few postings are read", QueryParser.Parse, limits => Unlimited with { Scanned = limits.Scanned }),
        ("… or the newest are listed", QueryParser.Parse, limits => Unlimited with { Listed = limits.Listed }),
        ("all: as readers ask", QueryParser.Parse, limits => limits),
    ];

    /// <param name="asked">How many of the questions, spread over all of them: without shortcuts each takes seconds in a large archive.</param>
    public static int Measure(string folder, string documents, string queries, string judgements, int asked)
    {
        using var index = SearchIndex.Open(IndexBuild.PathIn(folder));
        var measured = new Shortcuts(index, JudgedCollection.Read(documents, queries, judgements), Judged.ReadNames(folder));
        foreach (var (what, read, limits) in Compared)
        {
            Console.WriteLine($"{what,-32} {measured.With(read, limits, asked)}");
        }

        return 0;
    }

    private static SearchQuery EveryWord(string text) =>
        new(text, [.. Analyzer.Analyze(text).Select(word => Clause.Of(new Phrase([word], false)))], [], SearchFilter.None);

    // The archive's articles are newer than the judged ones, which have no date: recency would tell them apart.
    private SearchFigures With(Func<string, SearchQuery> read, Func<SearchLimits, SearchLimits> limits, int asked)
    {
        var searcher = new Searcher(SearchWeights.Default with { Recency = 0 }, documents => limits(SearchLimits.For(documents)), TimeProvider.System);
        var queries = collection.Queries.Where(query => collection.Judgements.ContainsKey(query.Id)).ToList();
        var step = Math.Max(1, queries.Count / asked);
        return SearchFigures.Over([.. queries.Index().Where(query => query.Index % step == 0).Select(query => Ask(query.Item, read, searcher))]);
    }

    private QueryFigures Ask(JudgedQuery query, Func<string, SearchQuery> read, Searcher searcher)
    {
        var start = Stopwatch.GetTimestamp();
        var ids = searcher.Rank(index, read(query.Text), RankingFilter.None).Ids;
        var took = Stopwatch.GetElapsedTime(start);
        return QueryFigures.Of([.. ids.Take(100).Select(id => names.GetValueOrDefault(id, ""))], collection.Judgements[query.Id], took);
    }
}
