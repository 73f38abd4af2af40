using System.Diagnostics;
using Nashra.Search.Evaluation;
using Nashra.Search.Index;
using Nashra.Search.Query;

namespace Nashra.SearchLoad;

/// <summary>What each shortcut of the search costs in nDCG@10: judged documents are asked for among a whole archive, with it and without.</summary>
internal sealed class Shortcuts(SearchIndex index, JudgedCollection collection, IReadOnlyDictionary<long, string> names)
{
    private const int Asked = 100;

    private const int Everything = 1_000_000_000;

    private static readonly SearchLimits Unlimited = new() { Scored = Everything, Enough = Everything, Scanned = Everything, Listed = Everything, Relaxed = Everything };

    private static readonly (string What, SearchLimits Limits)[] Compared =
    [
        ("no shortcut", Unlimited),
        ("the best candidates are scored", Unlimited with { Scored = SearchLimits.Default.Scored }),
        ("enough with all words", Unlimited with { Enough = SearchLimits.Default.Enough }),
        ("postings read are limited", Unlimited with { Scanned = SearchLimits.Default.Scanned }),
        ("all: as readers ask", SearchLimits.Default),
    ];

    public static int Measure(string folder, string documents, string queries, string judgements)
    {
        using var index = SearchIndex.Open(IndexBuild.PathIn(folder));
        var measured = new Shortcuts(index, JudgedCollection.Read(documents, queries, judgements), Judged.ReadNames(folder));
        foreach (var (what, limits) in Compared)
        {
            Console.WriteLine($"{what,-32} {measured.With(limits)}");
        }

        return 0;
    }

    // The archive's articles are newer than the judged ones, which have no date: recency would tell them apart.
    private SearchFigures With(SearchLimits limits)
    {
        var searcher = new Searcher(SearchWeights.Default with { Recency = 0 }, limits, TimeProvider.System);
        var queries = collection.Queries.Where(query => collection.Judgements.ContainsKey(query.Id)).ToList();
        var step = Math.Max(1, queries.Count / Asked);
        return SearchFigures.Over([.. queries.Index().Where(query => query.Index % step == 0).Select(query => Ask(query.Item, searcher))]);
    }

    private QueryFigures Ask(JudgedQuery query, Searcher searcher)
    {
        var start = Stopwatch.GetTimestamp();
        var ids = searcher.Rank(index, QueryParser.Parse(query.Text), RankingFilter.None).Ids;
        var took = Stopwatch.GetElapsedTime(start);
        return QueryFigures.Of([.. ids.Take(100).Select(id => names.GetValueOrDefault(id, ""))], collection.Judgements[query.Id], took);
    }
}
