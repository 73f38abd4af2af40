using Microsoft.EntityFrameworkCore;
using Nashra.Database;

namespace Nashra.Articles;

/// <summary>What to read after an article: what shares most of its topics, then what its words resemble, then its section's latest.</summary>
public sealed class RelatedArticles(NewsDb db, SimilarArticles similar, TimeProvider clock)
{
    private const int Wanted = 3; // one row of the page

    // Per topic, so that a topic with ten thousand articles costs no more than one with ten.
    private const int RecentPerTopic = 40;

    public async Task<IReadOnlyList<ArticleCard>> ToAsync(Article article, CancellationToken cancel)
    {
        var ids = await ByTopicAsync(article, cancel);
        if (ids.Count < Wanted)
        {
            ids = [.. ids.Union(await similar(article, Wanted * 2, cancel))];
        }

        var cards = await CardsAsync(ids, article, cancel);
        return cards.Count >= Wanted ? cards : [.. cards.UnionBy(await LatestOfSectionAsync(article, cancel), card => card.Id).Take(Wanted)];
    }

    private async Task<List<long>> ByTopicAsync(Article article, CancellationToken cancel)
    {
        var shared = new Dictionary<long, int>();
        foreach (var about in article.Topics)
        {
            var recent = await db.Set<ArticleTopic>()
                .Where(t => t.TopicId == about.TopicId && t.ArticleId != article.Id)
                .OrderByDescending(t => t.ListedAt).ThenByDescending(t => t.ArticleId)
                .Take(RecentPerTopic).Select(t => t.ArticleId).ToListAsync(cancel);
            foreach (var id in recent)
            {
                shared[id] = shared.GetValueOrDefault(id) + (about.Topic.Kind == TopicKind.Story ? 3 : 1);
            }
        }

        return [.. shared.OrderByDescending(entry => entry.Value).ThenByDescending(entry => entry.Key).Take(Wanted * 2).Select(entry => entry.Key)];
    }

    private async Task<List<ArticleCard>> CardsAsync(List<long> ids, Article article, CancellationToken cancel)
    {
        var cards = await db.Articles.Listed(clock.GetUtcNow()).Where(a => ids.Contains(a.Id) && a.Id != article.Id).AsCards().ToListAsync(cancel);
        return [.. cards.OrderBy(card => ids.IndexOf(card.Id)).Take(Wanted)];
    }

    private Task<List<ArticleCard>> LatestOfSectionAsync(Article article, CancellationToken cancel) =>
        db.Articles.Listed(clock.GetUtcNow()).Where(a => a.SectionId == article.SectionId && a.Id != article.Id).LatestFirst().Take(Wanted).AsCards().ToListAsync(cancel);
}

/// <summary>The ids of articles whose words resemble this one's, best first. The search, which stands on the articles, provides it.</summary>
public delegate Task<IReadOnlyList<long>> SimilarArticles(Article article, int count, CancellationToken cancel);
