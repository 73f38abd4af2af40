using System.Text;
using Nashra.Search.Index;

namespace Nashra.Search.Query;

/// <summary>Chooses which documents are worth scoring, from postings alone.</summary>
internal sealed class CandidateFinder(QueryPlan plan, IndexReader reader, IndexMemory memory, RankingFilter filter, SearchLimits limits)
{
    private const int MostRelatives = 40;

    /// <summary>What holds every word asked for, the highest id first.</summary>
    public List<long> WithAllWords() => Match(plan.AllWords(word => word.Posting()), limits.Listed);

    /// <summary>Of too many: those with the very forms, those with the words in the headline, and the newest.</summary>
    public IReadOnlyCollection<long> WorthScoring(List<long> all)
    {
        if (all.Count <= limits.Scored)
        {
            return all;
        }

        var chosen = new HashSet<long>(limits.Scored);
        chosen.UnionWith(Match(plan.AllWords(word => word.HeadlinePosting()), limits.Scored / 3));
        chosen.UnionWith(Match(plan.AllWords(word => word.FormPosting()), limits.Scored / 3));
        chosen.IntersectWith(all);
        foreach (var id in all.OrderByDescending(id => memory.Times[id]).ThenByDescending(id => id))
        {
            if (chosen.Count >= limits.Scored)
            {
                break;
            }

            chosen.Add(id);
        }

        return chosen;
    }

    /// <summary>What holds some of the words: the rarest are read first, until enough postings have been read, or the words left could make nobody else one of the best.</summary>
    public IReadOnlyList<long> WithSomeWords()
    {
        var rarity = new ScoringUnits([], memory, SearchWeights.Default);
        var postings = Postings().ToList();
        var toCome = postings.Sum(posting => (float)rarity.Rarity(posting.Documents));
        using var tally = new Tally(memory.Times);
        var left = limits.Scanned;
        foreach (var (posting, documents) in postings)
        {
            if (left <= 0 || tally.Count >= limits.Scored && tally.Above(toCome) >= limits.Scored)
            {
                break;
            }

            var found = Match(posting, left);
            var value = (float)rarity.Rarity(documents);
            left -= found.Count;
            toCome -= value;
            tally.Add(found, value);
        }

        return [.. tally.Best(limits.Scored)];
    }

    private IEnumerable<(string Posting, int Documents)> Postings()
    {
        var known = plan.Words.DistinctBy(word => word.Text).ToList();
        return known.Where(word => word.Posting() is not null).OrderBy(word => word.Documents).Select(word => (word.Posting()!, word.Documents))
            .Concat(known.Where(word => !word.IsFoundByForm).Select(Relatives).Where(relatives => relatives.Posting.Length > 0).OrderBy(relatives => relatives.Documents));
    }

    // Words of the same root: who asks for a writer may mean writing.
    private (string Posting, int Documents) Relatives(QueryWord word)
    {
        if (word.Root == Words.None)
        {
            return ("", 0);
        }

        var words = memory.Words;
        var stems = words.Roots.Children(word.Root, words.Stems)
            .Where(stem => stem != word.Stem && words.Stems.Documents(stem) > 0)
            .OrderByDescending(words.Stems.Documents).Take(MostRelatives).ToList();
        return (string.Join(" OR ", stems.Select(stem => PostingToken.Of(PostingToken.Stem, stem))), stems.Sum(words.Stems.Documents));
    }

    private List<long> Match(string? expression, int limit)
    {
        if (expression is null)
        {
            return [];
        }

        var found = reader.Match(Narrowed(expression), filter.HasDates ? Math.Max(limit, limits.Listed) : limit);
        return filter.HasDates ? found.FindAll(id => memory.Times[id] is var minute && minute >= filter.FromMinute && minute < filter.UntilMinute) : found;
    }

    private string Narrowed(string expression)
    {
        var narrowed = new StringBuilder($"({expression})");
        Demand(narrowed, PostingToken.Section, filter.SectionId is { } section ? [section] : null);
        Demand(narrowed, PostingToken.Author, filter.AuthorIds);
        Demand(narrowed, PostingToken.Topic, filter.TopicIds);
        Demand(narrowed, PostingToken.Type, filter.Type is { } type ? [(long)type] : null);
        foreach (var excluded in plan.Excluded.Where(phrase => phrase.Words.Count == 1).Select(phrase => phrase.Posting(word => word.Posting())).OfType<string>())
        {
            narrowed.Append(" NOT ").Append(excluded);
        }

        return narrowed.ToString();
    }

    private static void Demand(StringBuilder expression, char kind, IReadOnlyList<long>? ids)
    {
        if (ids is not null)
        {
            // Nobody of that name: an id that no article has.
            var any = ids.Count == 0 ? PostingToken.Of(kind, long.MaxValue) : string.Join(" OR ", ids.Select(id => PostingToken.Of(kind, id)));
            expression.Append(" AND (").Append(any).Append(')');
        }
    }
}
