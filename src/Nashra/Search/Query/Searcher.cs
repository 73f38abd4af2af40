using Nashra.Search.Index;

namespace Nashra.Search.Query;

/// <summary>Asks an index: all words first; when too few hold them all, the rarest words choose who else is scored.</summary>
internal sealed class Searcher(SearchWeights weights, SearchLimits limits, TimeProvider clock)
{
    private readonly SearchWeights weights = weights;
    private readonly SearchLimits limits = limits;
    private readonly TimeProvider clock = clock;

    public Ranking Rank(SearchIndex index, SearchQuery query, RankingFilter filter, SearchOrder order = SearchOrder.Relevance) =>
        index.Read(reader => new Question(new QueryPlan(query, index.Memory.Words), reader, index.Memory, filter, this).Answer(order));

    /// <summary>The best of what holds some of the words, whether or not anything holds them all.</summary>
    public Ranking RankSome(SearchIndex index, SearchQuery query, RankingFilter filter) =>
        index.Read(reader => new Question(new QueryPlan(query, index.Memory.Words), reader, index.Memory, filter, this).AnswerWithSome());

    private sealed class Question(QueryPlan plan, IndexReader reader, IndexMemory memory, RankingFilter filter, Searcher searcher)
    {
        private readonly SearchLimits limits = searcher.limits;
        private readonly CandidateFinder find = new(plan, reader, memory, filter, searcher.limits);

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

            var scored = Scored(find.WorthScoring(all));
            var rest = all.Count > scored.Count ? NewestFirst(all.Except(scored)) : [];
            return all.Count < limits.Enough
                ? Relaxed(all, scored)
                : new Ranking([.. scored, .. rest], all.Count, isCut);
        }

        public Ranking AnswerWithSome() => new([.. Scored([.. find.WithSomeWords()]).Take(limits.Relaxed)], 0, false);

        private Ranking Relaxed(List<long> all, List<long> scored)
        {
            if (plan.Clauses.Count == 1 && all.Count > 0)
            {
                return new Ranking(scored, all.Count, false);
            }

            var some = find.WithSomeWords().Except(all);
            var mixed = Scored([.. all, .. some]);
            return new Ranking([.. mixed.Take(all.Count + limits.Relaxed)], all.Count, false);
        }

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
