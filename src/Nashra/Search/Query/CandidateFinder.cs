using System.Text;
using Nashra.Search.Index;

namespace Nashra.Search.Query;

/// <summary>Chooses which documents are worth scoring, from postings alone.</summary>
internal sealed class CandidateFinder(QueryPlan plan, IndexReader reader, IndexMemory memory, RankingFilter filter, SearchLimits limits)
{
    private const int MostRelatives = 40;

    // What BM25 gives a word that an article is about, over what it gives a word that it mentions.
    private const float Prominence = 0.6f;

    private readonly ScoringUnits rarity = new([], memory, SearchWeights.Default);

    /// <summary>What holds every word asked for, the highest id first.</summary>
    public List<long> WithAllWords() => Match(plan.AllWords(word => word.Posting()), limits.Listed);

    /// <summary>Of too many: those that are about the words or hold their very forms; of equal ones the newest.</summary>
    public IReadOnlyCollection<long> WorthScoring(List<long> all)
    {
        if (all.Count <= limits.Scored)
        {
            return all;
        }

        using var tally = new Tally(memory.Times);
        tally.Add(all, 1);
        foreach (var word in plan.Words.DistinctBy(word => word.Text))
        {
            tally.Raise(Match(word.ProminentPosting(), limits.Listed), Prominence * Rarity(word.Documents));
            tally.Raise(Match(word.FormPosting(), limits.Listed), (float)SearchWeights.Default.Form * Rarity(memory.Words.Forms.Documents(word.Form)));
        }

        return [.. tally.Best(limits.Scored)];
    }

    /// <summary>What holds some of the words: the rarest are read first, until enough postings have been read, or the words left could make nobody else one of the best.</summary>
    public IReadOnlyList<long> WithSomeWords()
    {
        var postings = Postings().ToList();
        var toCome = postings.Sum(posting => (1 + Prominence) * Rarity(posting.Documents));
        using var tally = new Tally(memory.Times);
        var left = limits.Scanned;
        foreach (var (posting, prominent, documents) in postings)
        {
            if (left <= 0 || tally.Count >= limits.Scored && tally.Above(toCome) >= limits.Scored)
            {
                break;
            }

            var found = Match(posting, left);
            tally.Add(found, Rarity(documents));
            var about = Match(prominent, left);
            tally.Raise(about, Prominence * Rarity(documents));
            left -= found.Count + about.Count;
            toCome -= (1 + Prominence) * Rarity(documents);
        }

        return [.. tally.Best(limits.Scored)];
    }

    private IEnumerable<(string Posting, string? Prominent, int Documents)> Postings()
    {
        var known = plan.Words.DistinctBy(word => word.Text).ToList();
        return known.Where(word => word.Posting() is not null).OrderBy(word => word.Documents).Select(word => (word.Posting()!, word.ProminentPosting(), word.Documents))
            .Concat(known.Where(word => !word.IsFoundByForm).Select(Relatives).Where(relatives => relatives.Posting.Length > 0).OrderBy(relatives => relatives.Documents)
                .Select(relatives => (relatives.Posting, (string?)null, relatives.Documents)));
    }

    private float Rarity(int documents) => (float)rarity.Rarity(documents);

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
