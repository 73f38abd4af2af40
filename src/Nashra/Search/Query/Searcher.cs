using Nashra.Search.Index;

namespace Nashra.Search.Query;

/// <summary>Asks an index: all words first; when too few hold them all, the rarest words choose who else is scored.</summary>
/// <param name="weights">What makes an article better than another.</param>
/// <param name="limits">How far to go in an index of so many articles.</param>
/// <param name="clock">Newer is better, by this time.</param>
internal sealed class Searcher(SearchWeights weights, Func<long, SearchLimits> limits, TimeProvider clock)
{
    private readonly SearchWeights weights = weights;
    private readonly TimeProvider clock = clock;

    public Ranking Rank(SearchIndex index, SearchQuery query, RankingFilter filter, SearchOrder order = SearchOrder.Relevance) =>
        index.Read(reader => Put(query, reader, index.Memory, filter).Answer(order));

    /// <summary>The best of what holds some of the words, whether or not anything holds them all.</summary>
    public Ranking RankSome(SearchIndex index, SearchQuery query, RankingFilter filter) =>
        index.Read(reader => Put(query, reader, index.Memory, filter).AnswerWithSome());

    private Question Put(SearchQuery query, IndexReader reader, IndexMemory memory, RankingFilter filter) =>
        new(new QueryPlan(query, memory.Words), reader, memory, filter, limits(memory.Totals.Documents), this);

    private sealed class Question(QueryPlan plan, IndexReader reader, IndexMemory memory, RankingFilter filter, SearchLimits limits, Searcher searcher)
    {
        private readonly CandidateFinder find = new(plan, reader, memory, filter, limits);

        public Ranking Answer(SearchOrder order)
        {
            if (plan.Words.Count == 0)
            {
                return Ranking.Nothing;
            }

            var all = find.WithAllWords();
            var isCut = all.Count >= limits.Listed;
            all = plan.NeedsOrder ? [.. all.Take(limits.Ordered).Where(IsInOrder)] : all;
            if (order == SearchOrder.Date && all.Count > 0)
            {
                return new Ranking(NewestFirst(all), all.Count, isCut);
            }

            var worth = find.WorthScoring(all);
            var some = limits.AreEnough(all.Count, plan.Clauses.Count) ? [] : find.WithSomeWords().Except(all);
            var scored = Scored([.. worth, .. some]).Take(all.Count + limits.Relaxed);
            return new Ranking([.. scored, .. NewestFirst(all.Except(worth))], all.Count, isCut);
        }

        public Ranking AnswerWithSome() => new([.. Scored(find.WithSomeWords()).Take(limits.Relaxed)], 0, false);

        private List<long> Scored(IReadOnlyCollection<long> candidates)
        {
            var scorer = new DocumentScorer(new ScoringUnits(plan.Words, memory, searcher.weights), memory.Totals, searcher.weights);
            var now = PublicationTimes.MinuteOf(searcher.clock.GetUtcNow());
            var scores = new List<(long Id, double Score)>(candidates.Count);
            foreach (var id in candidates)
            {
                if (reader.Words(id) is { IsEmpty: false } vector)
                {
                    scores.Add((id, scorer.Score(vector) * Recency(now - memory.Times[id])));
                }
            }

            return [.. scores.OrderByDescending(hit => hit.Score).ThenByDescending(hit => hit.Id).Select(hit => hit.Id)];
        }

        private double Recency(int ageInMinutes) =>
            1 + (searcher.weights.Recency * double.Exp2(-Math.Max(0, ageInMinutes) / (searcher.weights.RecencyHalfLifeDays * 24 * 60)));

        private bool IsInOrder(long id) => reader.Words(id) is { IsEmpty: false } vector && WordOrder.Allows(plan, vector);

        private List<long> NewestFirst(IEnumerable<long> ids) => [.. ids.OrderByDescending(id => memory.Times[id]).ThenByDescending(id => id)];
    }
}
