using System.Collections.Concurrent;
using Nashra.Articles;
using Nashra.Following;

namespace Nashra.ForYou;

/// <summary>What tailored items are made of and nobody's own: cards, what is followed, and what was read. Bounded by the pool, for nothing else is asked for.</summary>
public sealed class KnownItems
{
    public ConcurrentDictionary<long, ArticleCard> Cards { get; } = new();

    public ConcurrentDictionary<long, SimilarArticle> Similar { get; } = new();

    public ConcurrentDictionary<Subject, FollowTarget> Targets { get; } = new();
}
