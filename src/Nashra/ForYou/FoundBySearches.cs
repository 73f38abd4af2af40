namespace Nashra.ForYou;

/// <summary>Which followed searches find an article, and the last search that was asked.</summary>
public sealed record FoundBySearches(ILookup<long, long> SearchesOfArticle, long LastSearch);

/// <summary>Asks all followed searches for what is new. Search stands to the right of here, so it hands this in.</summary>
public delegate Task<FoundBySearches> AsksFollowedSearches(CancellationToken cancel);
