using System.Diagnostics;
using Nashra.Search.Index;
using Nashra.Search.Query;

namespace Nashra.Search.Evaluation;

/// <summary>
/// Measures the search on judged queries: the documents go through the product's own index, every query through the
/// product's own parser and ranking.
/// </summary>
internal static class SearchEvaluation
{
    private const int DocumentsPerCommit = 1000;

    public static SearchFigures Run(JudgedCollection collection, SearchWeights weights, Func<long, SearchLimits> limits, TimeProvider clock)
    {
        var folder = Directory.CreateTempSubdirectory("nashra-evaluation-");
        try
        {
            using var index = SearchIndex.Open(Path.Combine(folder.FullName, "search.db"));
            Fill(index, collection.Documents);
            var searcher = new Searcher(weights, limits, clock);
            return SearchFigures.Over([.. collection.Queries.Where(query => collection.Judgements.ContainsKey(query.Id)).Select(query => Ask(query, collection, index, searcher))]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Fill(SearchIndex index, IReadOnlyList<JudgedDocument> documents)
    {
        using var writer = index.OpenWriter();
        foreach (var batch in documents.Index().Chunk(DocumentsPerCommit))
        {
            foreach (var (number, document) in batch)
            {
                writer.Put(new DocumentText(number, null) { Headline = document.Headline, Body = document.Text });
            }

            writer.Commit(new IndexState(0, null));
        }
    }

    private static QueryFigures Ask(JudgedQuery query, JudgedCollection collection, SearchIndex index, Searcher searcher)
    {
        var start = Stopwatch.GetTimestamp();
        var ranking = searcher.Rank(index, QueryParser.Parse(query.Text), RankingFilter.None);
        var took = Stopwatch.GetElapsedTime(start);
        return QueryFigures.Of([.. ranking.Ids.Take(100).Select(id => collection.Documents[(int)id].Id)], collection.Judgements[query.Id], took);
    }
}
