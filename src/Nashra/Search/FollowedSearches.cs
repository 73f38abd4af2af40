using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Following;
using Nashra.ForYou;
using Nashra.Search.Index;
using Nashra.Search.Query;

namespace Nashra.Search;

/// <summary>Asks every followed search once for its newest articles, for the pool that all readers' tailored news is made from.</summary>
internal sealed class FollowedSearches(NewsDb db, ArchiveIndex archive, FilterNames names, TimeProvider clock)
{
    private const int Newest = 200;

    // One of many questions that nobody waits for: it looks at new articles only.
    private static readonly SearchLimits Limits = new() { Listed = Newest, Ordered = Newest, Relaxed = 0 };

    private readonly Searcher searcher = new(SearchWeights.Default, _ => Limits, clock);

    public async Task<FoundBySearches> FindAsync(CancellationToken cancel)
    {
        var found = new List<(long Article, long Search)>();
        var last = 0L;
        foreach (var followed in await db.FollowedSearches.AsNoTracking().OrderBy(search => search.Id).ToListAsync(cancel))
        {
            found.AddRange((await NewestAsync(followed.Address, cancel)).Select(article => (article, followed.Id)));
            last = followed.Id;
        }

        return new FoundBySearches(found.ToLookup(pair => pair.Article, pair => pair.Search), last);
    }

    private async Task<IReadOnlyList<long>> NewestAsync(string address, CancellationToken cancel)
    {
        var asked = SearchAsked.Read(new QueryCollection(QueryHelpers.ParseQuery(new Uri("http://_" + address).Query)));
        var query = QueryParser.Parse(asked.Text);
        query = query with { Filter = query.Filter.Over(asked.Request(Newest).Filter) };
        var filter = await names.ResolveAsync(query.Filter, cancel);
        var ranking = archive.Ask(index => searcher.Rank(index, query, filter, SearchOrder.Date));
        return ranking is null ? [] : [.. ranking.Ids.Take(ranking.WithAllWords)];
    }
}
