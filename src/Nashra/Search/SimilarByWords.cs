using Nashra.Articles;
using Nashra.Articles.Documents;
using Nashra.Search.Index;
using Nashra.Search.Query;

namespace Nashra.Search;

/// <summary>Finds articles that resemble one: its most telling words are asked for like a query.</summary>
internal sealed class SimilarByWords(ArchiveIndex archive, TimeProvider clock)
{
    private const int TellingWords = 12;
    private const int HeadlineWeight = 3;

    // A page waits for this: fewer postings and documents than a reader's own query may cost.
    private static readonly SearchLimits Limits = new() { Scored = 200, Scanned = 4000, Relaxed = 50 };

    private readonly Searcher searcher = new(SearchWeights.Default with { Root = 0, Proximity = 0 }, _ => Limits, clock);

    public IReadOnlyList<long> To(Article article, int count)
    {
        var ranking = archive.Ask(index => searcher.RankSome(index, TellingWordsOf(article, index.Memory), RankingFilter.None));
        return ranking is null ? [] : [.. ranking.Ids.Where(id => id != article.Id).Take(count)];
    }

    private static SearchQuery TellingWordsOf(Article article, IndexMemory memory)
    {
        var rarity = new ScoringUnits([], memory, SearchWeights.Default);
        var headline = Arabic.Analysis.Analyzer.Analyze(article.Headline).Where(word => !word.IsStopWord);
        var body = Arabic.Analysis.Analyzer.Analyze(PlainText.Of(article.Body)).Where(word => !word.IsStopWord);
        var telling = Enumerable.Repeat(headline, HeadlineWeight).SelectMany(words => words).Concat(body)
            .GroupBy(word => word.Stem, StringComparer.Ordinal)
            .Select(group => (Word: group.First(), Times: group.Count(), Holding: memory.Words.Stems.Documents(memory.Words.Stems.Find(group.Key))))
            .Where(word => word.Holding > 1)
            .OrderByDescending(word => Math.Log(1 + word.Times) * rarity.Rarity(word.Holding))
            .Take(TellingWords);
        return new SearchQuery("", [.. telling.Select(word => Clause.Of(new Phrase([word.Word], false)))], [], SearchFilter.None);
    }
}
