using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Following;

namespace Nashra.ForYou;

/// <summary>Ranks for one reader and brings what the pages show: the articles as they may be read now, each with its reason.</summary>
public sealed class TailoredList(NewsDb db, NewsPools pools, FollowList names, TimeProvider clock)
{
    /// <summary>The list of «لك».</summary>
    public async Task<IReadOnlyList<TailoredItem>> OfAsync(long? readerId, TailoredReader reader, CancellationToken cancel)
    {
        var ranked = await RankAsync(reader.Profile, ListRules.Default, cancel);
        return await ItemsAsync(readerId, ranked, cancel);
    }

    public async Task<IReadOnlyList<RankedArticle>> RankAsync(ReaderProfile profile, ListRules rules, CancellationToken cancel)
    {
        long Last(SubjectKind kind) => profile.Follows.Concat(profile.Mutes).Where(subject => subject.Kind == kind).Select(subject => subject.Id).DefaultIfEmpty().Max();
        var pool = await pools.KnowingAsync(Last(SubjectKind.Phrase), Last(SubjectKind.Search), cancel);
        return new Ranker(pool.Model).Rank(profile, pool.Candidates, clock.GetUtcNow(), rules);
    }

    /// <summary>What was withdrawn since the pool was made falls out here: only what may be read now is shown.</summary>
    public async Task<IReadOnlyList<TailoredItem>> ItemsAsync(long? readerId, IReadOnlyList<RankedArticle> ranked, CancellationToken cancel)
    {
        long[] ids = [.. ranked.Select(article => article.ArticleId)];
        var cards = await db.Articles.Listed(clock.GetUtcNow()).Where(a => ids.Contains(a.Id)).AsCards().ToDictionaryAsync(card => card.Id, cancel);
        var read = await HeadlinesAsync(ranked, cancel);
        var targets = await TargetsAsync(readerId, ranked, cancel);
        return
        [
            .. from article in ranked
               where cards.ContainsKey(article.ArticleId)
               let card = cards[article.ArticleId]
               let subject = article.Reason.Subject is { } named ? targets.GetValueOrDefault(((FollowKind)named.Kind, named.Id)) : null
               let similar = article.Reason.SimilarTo is { } other ? read.GetValueOrDefault(other) : null
               select new TailoredItem(card, article.Reason, subject, similar),
        ];
    }

    private async Task<Dictionary<long, SimilarArticle>> HeadlinesAsync(IReadOnlyList<RankedArticle> ranked, CancellationToken cancel)
    {
        long[] ids = [.. ranked.Select(article => article.Reason.SimilarTo).OfType<long>().Distinct()];
        return ids.Length == 0 ? [] : await db.Articles.Visible(clock.GetUtcNow()).Where(a => ids.Contains(a.Id))
            .Select(a => new { a.Id, a.Headline, a.Slug }).ToDictionaryAsync(a => a.Id, a => new SimilarArticle(a.Headline, Addresses.Article(a.Id, a.Slug)), cancel);
    }

    private async Task<Dictionary<(FollowKind, long), FollowTarget>> TargetsAsync(long? readerId, IReadOnlyList<RankedArticle> ranked, CancellationToken cancel)
    {
        var subjects = ranked.Select(article => article.Reason.Subject).OfType<Subject>().Distinct().Select(subject => ((FollowKind)subject.Kind, subject.Id)).ToList();
        var targets = await names.TargetsAsync([.. subjects.Where(subject => !subject.Item1.IsOwnWords())], cancel);
        if (readerId is { } id && subjects.Exists(subject => subject.Item1.IsOwnWords()))
        {
            foreach (var (own, _, _) in (await names.OfAsync(id, cancel)).Where(follow => follow.Target.Kind.IsOwnWords()))
            {
                targets[(own.Kind, own.Id)] = own;
            }
        }

        return targets;
    }
}

/// <summary>An article of a tailored list, with its reason and what the reason names.</summary>
public sealed record TailoredItem(ArticleCard Card, Reason Reason, FollowTarget? Subject, SimilarArticle? Similar)
{
    /// <summary>What more, less and muting are about: what the reason names, else the section.</summary>
    public FollowTarget About => Subject ?? new FollowTarget(FollowKind.Section, Card.SectionId, Card.SectionName, Addresses.Section(Card.SectionSlug));

    public bool IsFollowed => Reason.Kind <= ReasonKind.FollowsSource && Subject is not null;
}

public sealed record SimilarArticle(string Headline, string Address);
