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
        var readings = Readings().ToList();
        var toCome = readings.Sum(reading => (1 + Prominence) * reading.Value);
        using var tally = new Tally(memory.Times);
        var (left, leftAbout) = (limits.Scanned, limits.Scanned);
        foreach (var reading in readings)
        {
            if (leftAbout <= 0 || tally.Count >= limits.Scored && tally.Above(toCome) >= limits.Scored)
            {
                break;
            }

            // The newest part of a posting would tell only which articles are new: of a word too frequent to be read whole,
            // it is asked only who is about it.
            var isRead = reading.Documents <= left || tally.Count == 0;
            var found = isRead ? Match(reading.Posting, left) : [];
            tally.Add(found, reading.Value);
            var about = Match(reading.Prominent, leftAbout);
            tally.Raise(about, (isRead ? Prominence : 1 + Prominence) * reading.Value);
            (left, leftAbout) = (left - found.Count, leftAbout - about.Count);
            toCome -= (1 + Prominence) * reading.Value;
        }

        return [.. tally.Best(limits.Scored)];
    }

    private IEnumerable<Reading> Readings()
    {
        var known = plan.Words.DistinctBy(word => word.Text).ToList();
        return known.Where(word => word.Posting() is not null).OrderBy(word => word.Documents)
            .Select(word => new Reading(word.Posting()!, word.ProminentPosting(), word.Documents, Rarity(word.Documents)))
            .Concat(known.Where(word => !word.IsFoundByForm).Select(Relatives).OfType<Reading>().OrderBy(relatives => relatives.Documents));
    }

    private float Rarity(int documents) => (float)rarity.Rarity(documents);

    // Words of the same root: who asks for a writer may mean writing.
    private Reading? Relatives(QueryWord word)
    {
        if (word.Root == Words.None)
        {
            return null;
        }

        var words = memory.Words;
        var stems = words.Roots.Children(word.Root, words.Stems)
            .Where(stem => stem != word.Stem && words.Stems.Documents(stem) > 0)
            .OrderByDescending(words.Stems.Documents).Take(MostRelatives).ToList();
        var documents = stems.Sum(words.Stems.Documents);
        return stems.Count == 0 ? null
            : new Reading(string.Join(" OR ", stems.Select(stem => PostingToken.Of(PostingToken.Stem, stem))), null, documents, Rarity(documents));
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

    // A posting, the one of who is about the word, how many documents stand in it at most, and what each gains.
    private sealed record Reading(string Posting, string? Prominent, int Documents, float Value);
}
