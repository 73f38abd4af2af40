using Nashra.Search.Index;

namespace Nashra.Search.Query;

/// <summary>A query against one vocabulary: its words with their numbers, ready to find candidates and to score them.</summary>
internal sealed class QueryPlan
{
    public QueryPlan(SearchQuery query, Vocabulary words)
    {
        Clauses = [.. query.Clauses.Select(clause => new PlannedClause([.. clause.Alternatives.Select(phrase => new PlannedPhrase(phrase, words))]))];
        Words = [.. Clauses.SelectMany(clause => clause.Alternatives).SelectMany(phrase => phrase.Words)];
        Excluded = [.. query.Excluded.Select(phrase => new PlannedPhrase(phrase, words))];
        PhraseDemands = [.. Clauses.Where(clause => clause.Alternatives.All(phrase => phrase.IsSequence)).Select(clause => clause.Alternatives)];
        ExcludedSequences = [.. Excluded.Where(phrase => phrase.Words.Count > 1)];
    }

    public IReadOnlyList<PlannedClause> Clauses { get; }

    public IReadOnlyList<QueryWord> Words { get; }

    public IReadOnlyList<PlannedPhrase> Excluded { get; }

    /// <summary>Of each of these, one sequence must stand in the text: only the vectors know the order of words.</summary>
    public IReadOnlyList<IReadOnlyList<PlannedPhrase>> PhraseDemands { get; }

    public IReadOnlyList<PlannedPhrase> ExcludedSequences { get; }

    public bool NeedsOrder => PhraseDemands.Count > 0 || ExcludedSequences.Count > 0;

    /// <summary>The FTS5 expression for all demands at once; null when a word of them stands nowhere.</summary>
    public string? AllWords(Func<QueryWord, string?> posting)
    {
        var demands = Clauses.Select(clause => clause.Posting(posting)).ToList();
        return demands.Count == 0 || demands.Contains(null) ? null : string.Join(" AND ", demands);
    }
}

internal sealed record PlannedClause(IReadOnlyList<PlannedPhrase> Alternatives)
{
    public string? Posting(Func<QueryWord, string?> posting)
    {
        var known = Alternatives.Select(phrase => phrase.Posting(posting)).OfType<string>().ToList();
        return known.Count == 0 ? null : $"({string.Join(" OR ", known)})";
    }
}

internal sealed class PlannedPhrase(Phrase phrase, Vocabulary words)
{
    public IReadOnlyList<QueryWord> Words { get; } = [.. phrase.Words.Select(word => new QueryWord(word, phrase.IsExact, words))];

    /// <summary>Words in quotation marks: their order matters.</summary>
    public bool IsSequence => phrase.IsExact && Words.Count > 1;

    public int[] Forms => [.. Words.Select(word => word.Form)];

    public string? Posting(Func<QueryWord, string?> posting)
    {
        var all = Words.Select(posting).ToList();
        return all.Contains(null) ? null : $"({string.Join(" AND ", all)})";
    }
}
