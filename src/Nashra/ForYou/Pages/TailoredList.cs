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
        return await ItemsAsync(readerId, ranked, new KnownItems(), cancel);
    }

    public async Task<IReadOnlyList<RankedArticle>> RankAsync(ReaderProfile profile, ListRules rules, CancellationToken cancel) =>
        (await RankAsync([profile], rules, cancel))[0];

    /// <summary>Many readers' lists at one moment, in their order.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<RankedArticle>>> RankAsync(IReadOnlyList<ReaderProfile> profiles, ListRules rules, CancellationToken cancel)
    {
        var (phrase, search) = (0L, 0L);
        foreach (var key in profiles.SelectMany(profile => profile.FollowedKeys.Concat(profile.MutedKeys)))
        {
            var subject = Subject.FromKey(key);
            phrase = subject.Kind == SubjectKind.Phrase ? Math.Max(phrase, subject.Id) : phrase;
            search = subject.Kind == SubjectKind.Search ? Math.Max(search, subject.Id) : search;
        }

        var pool = await pools.KnowingAsync(phrase, search, cancel);
        var moment = pools.MomentOf(pool);
        return [.. profiles.Select(profile => moment.Rank(profile, rules))];
    }

    /// <summary>What was withdrawn since the pool was made falls out here: only what may be read now is shown.</summary>
    /// <param name="known">What was brought before, for whomever; it grows by what is missing.</param>
    public async Task<IReadOnlyList<TailoredItem>> ItemsAsync(long? readerId, IReadOnlyList<RankedArticle> ranked, KnownItems known, CancellationToken cancel)
    {
        await BringCardsAsync(ranked, known, cancel);
        await BringHeadlinesAsync(ranked, known, cancel);
        await BringTargetsAsync(ranked, known, cancel);
        var own = await OwnWordsAsync(readerId, ranked, cancel);
        return
        [
            .. from article in ranked
               where known.Cards.ContainsKey(article.ArticleId)
               let card = known.Cards[article.ArticleId]
               let subject = article.Reason.Subject is not { } named ? null : own.GetValueOrDefault(named) ?? known.Targets.GetValueOrDefault(named)
               let similar = article.Reason.SimilarTo is { } other ? known.Similar.GetValueOrDefault(other) : null
               select new TailoredItem(card, article.Reason, subject, similar),
        ];
    }

    private async Task BringCardsAsync(IReadOnlyList<RankedArticle> ranked, KnownItems known, CancellationToken cancel)
    {
        long[] missing = [.. ranked.Select(article => article.ArticleId).Where(id => !known.Cards.ContainsKey(id))];
        if (missing.Length > 0)
        {
            await db.Articles.Listed(clock.GetUtcNow()).Where(a => EF.Parameter(missing).Contains(a.Id)).AsCards().ForEachAsync(card => known.Cards[card.Id] = card, cancel);
        }
    }

    private async Task BringHeadlinesAsync(IReadOnlyList<RankedArticle> ranked, KnownItems known, CancellationToken cancel)
    {
        long[] missing = [.. ranked.Select(article => article.Reason.SimilarTo).OfType<long>().Distinct().Where(id => !known.Similar.ContainsKey(id))];
        if (missing.Length > 0)
        {
            await db.Articles.Visible(clock.GetUtcNow()).Where(a => missing.Contains(a.Id)).Select(a => new { a.Id, a.Headline, a.Slug })
                .ForEachAsync(a => known.Similar[a.Id] = new SimilarArticle(a.Headline, Addresses.Article(a.Id, a.Slug)), cancel);
        }
    }

    private async Task BringTargetsAsync(IReadOnlyList<RankedArticle> ranked, KnownItems known, CancellationToken cancel)
    {
        var missing = Subjects(ranked).Where(subject => !KindOf(subject).IsOwnWords() && !known.Targets.ContainsKey(subject)).ToList();
        if (missing.Count > 0)
        {
            foreach (var ((kind, id), target) in await names.TargetsAsync(missing.ConvertAll(subject => (KindOf(subject), subject.Id)), cancel))
            {
                known.Targets[new Subject((SubjectKind)kind, id)] = target;
            }
        }
    }

    // Phrases and searches are named in the reader's own words, so they are never among what is known for whomever.
    private async Task<Dictionary<Subject, FollowTarget>> OwnWordsAsync(long? readerId, IReadOnlyList<RankedArticle> ranked, CancellationToken cancel) =>
        readerId is { } id && Subjects(ranked).Any(subject => KindOf(subject).IsOwnWords())
            ? (await names.OfAsync(id, cancel)).Where(follow => follow.Target.Kind.IsOwnWords()).ToDictionary(follow => new Subject((SubjectKind)follow.Target.Kind, follow.Target.Id), follow => follow.Target)
            : [];

    private static IEnumerable<Subject> Subjects(IReadOnlyList<RankedArticle> ranked) => ranked.Select(article => article.Reason.Subject).OfType<Subject>().Distinct();

    private static FollowKind KindOf(Subject subject) => (FollowKind)subject.Kind;
}

/// <summary>An article of a tailored list, with its reason and what the reason names.</summary>
public sealed record TailoredItem(ArticleCard Card, Reason Reason, FollowTarget? Subject, SimilarArticle? Similar)
{
    /// <summary>What more, less and muting are about: what the reason names, else the section.</summary>
    public FollowTarget About => Subject ?? new FollowTarget(FollowKind.Section, Card.SectionId, Card.SectionName, Addresses.Section(Card.SectionSlug));

    public bool IsFollowed => Reason.Kind <= ReasonKind.FollowsSource && Subject is not null;
}

public sealed record SimilarArticle(string Headline, string Address);
