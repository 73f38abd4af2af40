using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Articles.Documents;
using Nashra.Database;
using Nashra.Platform;
using Nashra.Search.Index;
using Nashra.Search.Query;
using Nashra.Search.Suggestions;

namespace Nashra.Search;

/// <summary>What is asked of the archive: the typed query, what the form narrows it to, and which page of the answer.</summary>
internal sealed record SearchRequest(string? Text, SearchFilter Filter, SearchOrder Order, int Page, int PageSize);

/// <summary>A hit with the passage that best answers the query.</summary>
internal sealed record SearchHit(ArticleCard Card, Passage Headline, Passage Passage);

/// <param name="Total">How many articles match; a lower bound when <paramref name="IsCut"/>.</param>
/// <param name="IsRelaxed">Too few hold every word: articles with some of them follow.</param>
/// <param name="IsIndexed">False while the index is being made: only headlines were searched.</param>
internal sealed record SearchAnswer(SearchQuery Query, IReadOnlyList<SearchHit> Hits, int Total, int WithAllWords, bool IsCut, bool HasNext, bool IsIndexed)
{
    /// <summary>Another query that finds more: offered beside these hits, or answered in place of one that finds nothing.</summary>
    public string? DidYouMean { get; init; }

    /// <summary>The hits answer <see cref="DidYouMean"/>, because what was typed finds nothing.</summary>
    public bool IsCorrected { get; init; }

    public bool IsRelaxed => IsIndexed && Total > WithAllWords;
}

/// <summary>Searches the archive. Whatever the index says, articles come through the one door: what may not be listed now is neither shown nor counted.</summary>
internal sealed class ArticleSearch(NewsDb db, ArchiveIndex archive, Searcher searcher, FilterNames names, TimeProvider clock)
{
    private const int FewHits = 3;
    private const int TextsToSpellBy = 5;

    public async Task<SearchAnswer> FindAsync(SearchRequest request, CancellationToken cancel)
    {
        var query = QueryParser.Parse(request.Text);
        var typed = query.Filter;
        query = query with { Filter = typed.Over(request.Filter) };
        if (query.IsEmpty)
        {
            return new SearchAnswer(query, [], 0, 0, false, false, true);
        }

        var filter = await names.ResolveAsync(query.Filter, cancel);
        if (query.Clauses.Count == 0)
        {
            return await NewestAsync(query, Narrowed(filter), request, isIndexed: true, cancel);
        }

        return await RankAsync(query, filter, request.Order, cancel) is { } ranking
            ? await AnswerAsync(query, filter, ranking, request, cancel)
            : await NewestAsync(query, HeadlinesWith(query, Narrowed(filter)), request, isIndexed: false, cancel);
    }

    // A suggestion is made only when it finds what may be seen: the vocabulary alone must tell nothing.
    private async Task<SearchAnswer> AnswerAsync(SearchQuery query, RankingFilter filter, Ranking ranking, SearchRequest request, CancellationToken cancel)
    {
        var better = ranking.WithAllWords < FewHits ? archive.Ask(index => Spelling.Correct(query, index.Memory.Words)) : null;
        var corrected = better is null ? null : QueryParser.Parse(better) with { Filter = query.Filter };
        var found = corrected is null ? null : await RankAsync(corrected, filter, request.Order, cancel);
        if (found is null || found.WithAllWords <= ranking.WithAllWords)
        {
            return await PageAsync(query, ranking, request, cancel);
        }

        better = WrittenSpelling.Of(better!, query.Typed, await TextsAsync(found.Ids.Take(TextsToSpellBy), cancel));
        return ranking.Ids.Count == 0
            ? (await PageAsync(corrected!, found, request, cancel)) with { DidYouMean = better, IsCorrected = true }
            : (await PageAsync(query, ranking, request, cancel)) with { DidYouMean = better };
    }

    private async Task<List<string>> TextsAsync(IEnumerable<long> ids, CancellationToken cancel)
    {
        var articles = await db.Articles.Where(a => ids.Contains(a.Id)).Listed(clock.GetUtcNow()).Select(a => new { a.Headline, a.Standfirst, a.Body }).ToListAsync(cancel);
        return articles.ConvertAll(a => $"{a.Headline}\n{a.Standfirst}\n{PlainText.Of(a.Body)}");
    }

    private async Task<Ranking?> RankAsync(SearchQuery query, RankingFilter filter, SearchOrder order, CancellationToken cancel)
    {
        var cursor = archive.Current?.Memory.Cursor ?? 0;
        return archive.Ask(index => searcher.Rank(index, query, filter, order)) is { } ranking ? await WithoutUnlistedAsync(ranking, cursor, cancel) : null;
    }

    private async Task<SearchAnswer> PageAsync(SearchQuery query, Ranking ranking, SearchRequest request, CancellationToken cancel)
    {
        var ids = ranking.Ids.Skip((request.Page - 1) * request.PageSize).Take(request.PageSize).ToList();
        var hits = await HitsAsync(query, db.Articles.Where(a => ids.Contains(a.Id)), cancel);
        return new SearchAnswer(
            query, [.. hits.OrderBy(hit => ids.IndexOf(hit.Card.Id))], ranking.Ids.Count, ranking.WithAllWords, ranking.IsCut,
            ranking.Ids.Count > request.Page * request.PageSize, IsIndexed: true);
    }

    // An article is indexed only while it may be listed, so what may not be listed any more stands in the log after the cursor.
    private async Task<Ranking> WithoutUnlistedAsync(Ranking ranking, long cursor, CancellationToken cancel)
    {
        var changed = await db.Changes.Where(change => change.Seq > cursor && change.ArticleId != null).Select(change => change.ArticleId!.Value).Distinct().ToListAsync(cancel);
        if (changed.Count == 0)
        {
            return ranking;
        }

        var found = changed.Intersect(ranking.Ids).ToList();
        var listed = await db.Articles.Listed(clock.GetUtcNow()).Where(a => found.Contains(a.Id)).Select(a => a.Id).ToListAsync(cancel);
        var gone = found.Except(listed).ToHashSet();
        return gone.Count == 0 ? ranking : ranking with { Ids = [.. ranking.Ids.Where(id => !gone.Contains(id))], WithAllWords = Math.Max(0, ranking.WithAllWords - gone.Count) };
    }

    private async Task<SearchAnswer> NewestAsync(SearchQuery query, IQueryable<Article> articles, SearchRequest request, bool isIndexed, CancellationToken cancel)
    {
        var total = await articles.Listed(clock.GetUtcNow()).CountAsync(cancel);
        var page = articles.LatestFirst().Skip((request.Page - 1) * request.PageSize).Take(request.PageSize);
        var hits = await HitsAsync(query, page, cancel);
        return new SearchAnswer(query, [.. hits.OrderByDescending(hit => hit.Card.PublishedAt)], total, total, false, total > request.Page * request.PageSize, isIndexed);
    }

    private async Task<List<SearchHit>> HitsAsync(SearchQuery query, IQueryable<Article> articles, CancellationToken cancel)
    {
        var listed = articles.Listed(clock.GetUtcNow());
        var cards = await listed.AsCards().ToListAsync(cancel);
        var bodies = await listed.Select(a => new { a.Id, a.Body }).ToDictionaryAsync(a => a.Id, a => a.Body, cancel);
        var highlighter = archive.Ask(index => new Highlighter(query, index.Memory.Words)) ?? new Highlighter(query, new Vocabulary());
        return cards.ConvertAll(card => new SearchHit(card, highlighter.Mark(card.Headline), highlighter.BestPassage(card.Standfirst, bodies.TryGetValue(card.Id, out var body) ? PlainText.Of(body) : "")));
    }

    private IQueryable<Article> Narrowed(RankingFilter filter)
    {
        var articles = db.Articles.AsNoTracking();
        articles = filter.SectionId is { } section ? articles.Where(a => a.SectionId == section) : articles;
        articles = filter.AuthorIds is { } authors ? articles.Where(a => a.Authors.Any(author => authors.Contains(author.AuthorId))) : articles;
        articles = filter.TopicIds is { } topics ? articles.Where(a => a.Topics.Any(topic => topics.Contains(topic.TopicId))) : articles;
        articles = filter.Type is { } type ? articles.OfType(type) : articles;
        if (filter.HasDates)
        {
            var (from, until) = (DateTimeOffset.FromUnixTimeSeconds(filter.FromMinute * 60L), DateTimeOffset.FromUnixTimeSeconds(filter.UntilMinute * 60L));
            articles = articles.Where(a => a.PublishedAt >= from && a.PublishedAt < until);
        }

        return articles;
    }

    private static IQueryable<Article> HeadlinesWith(SearchQuery query, IQueryable<Article> articles) =>
        query.Clauses.Take(5).SelectMany(clause => clause.Alternatives[0].Words).Aggregate(articles, (found, word) => found.Where(a => a.Headline.Contains(word.Stem)));
}
