using Nashra.Arabic.Analysis;

namespace Nashra.Search.Query;

/// <summary>What a reader asked, understood.</summary>
/// <param name="Typed">As it was typed, cleaned and cut to <see cref="QueryParser.LongestQuery"/>.</param>
/// <param name="Clauses">Each is to be found, by one of its alternatives.</param>
/// <param name="Excluded">None of these may be found.</param>
internal sealed record SearchQuery(string Typed, IReadOnlyList<Clause> Clauses, IReadOnlyList<Phrase> Excluded, SearchFilter Filter)
{
    public bool IsEmpty => Clauses.Count == 0 && Excluded.Count == 0 && Filter == SearchFilter.None;
}

/// <summary>Alternatives divided by OR; usually one.</summary>
internal sealed record Clause(IReadOnlyList<Phrase> Alternatives)
{
    public static Clause Of(Phrase phrase) => new([phrase]);
}

/// <summary>A word, or words in quotation marks, which stand so and in this order.</summary>
internal sealed record Phrase(IReadOnlyList<Token> Words, bool IsExact);

/// <summary>What articles are narrowed to, in the words of the query (section:علوم) or of the form.</summary>
internal sealed record SearchFilter(string? Section, string? Author, string? Topic, DateOnly? From, DateOnly? Until)
{
    public static SearchFilter None { get; } = new(null, null, null, null, null);

    public ArticleType? Type { get; init; }

    /// <summary>These conditions, and the other's where these say nothing.</summary>
    public SearchFilter Over(SearchFilter other) =>
        new(Section ?? other.Section, Author ?? other.Author, Topic ?? other.Topic, From ?? other.From, Until ?? other.Until) { Type = Type ?? other.Type };
}
