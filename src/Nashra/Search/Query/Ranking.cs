namespace Nashra.Search.Query;

/// <summary>What the index answers: article ids, best first.</summary>
/// <param name="Ids">The scored ones, then the rest of what holds all words, newest first.</param>
/// <param name="WithAllWords">How many hold every word that was asked for.</param>
/// <param name="IsCut">More match than were counted.</param>
internal sealed record Ranking(IReadOnlyList<long> Ids, int WithAllWords, bool IsCut)
{
    public static Ranking Nothing { get; } = new([], 0, false);

    /// <summary>Too few held every word, so that articles with some of them stand here too.</summary>
    public bool IsRelaxed => Ids.Count > WithAllWords;
}

internal enum SearchOrder
{
    Relevance,
    Date,
}

/// <summary>A filter whose names have become rows.</summary>
internal sealed record RankingFilter(long? SectionId, IReadOnlyList<long>? AuthorIds, IReadOnlyList<long>? TopicIds, int FromMinute, int UntilMinute)
{
    public static RankingFilter None { get; } = new(null, null, null, int.MinValue + 1, int.MaxValue);

    public ArticleType? Type { get; init; }

    public bool HasDates => FromMinute > int.MinValue + 1 || UntilMinute < int.MaxValue;
}

/// <summary>How far the search goes; what each shortcut costs is measured in docs/decisions/0006-search-ranking.md.</summary>
internal sealed record SearchLimits
{
    private const int ManyWords = 4;

    public static SearchLimits Default { get; } = new();

    /// <summary>How many documents are scored.</summary>
    public int Scored { get; init; } = 1000;

    /// <summary>With so many that hold all of few words, none with only some is looked for.</summary>
    public int Enough { get; init; } = 40;

    /// <summary>Matches of all words that are counted and listed.</summary>
    public int Listed { get; init; } = 50_000;

    /// <summary>Postings that are read to find documents with some of the words, and as many to know which are about them.</summary>
    public int Scanned { get; init; } = 60_000;

    /// <summary>Documents whose words are read in order, for a query with phrases.</summary>
    public int Ordered { get; init; } = 5000;

    /// <summary>How many with only some of the words are listed.</summary>
    public int Relaxed { get; init; } = 200;

    /// <summary>Whether nobody else is looked for. Of many words the best answer may lack one.</summary>
    public bool AreEnough(int holding, int words) => Relaxed == 0 || words switch
    {
        1 => holding > 0,
        _ => words < ManyWords && holding >= Enough,
    };

    /// <summary>The limits for an archive of so many articles. The same matter is told again and again as it grows: a thousand
    /// candidates of a million may be thirty matters, and forty that hold all words may be one.</summary>
    public static SearchLimits For(long documents) => Default with
    {
        Scored = (int)Math.Clamp(documents / 150, Default.Scored, 6000),
        Enough = (int)Math.Clamp(documents / 1000, Default.Enough, 1000),
        Scanned = (int)Math.Clamp(documents / 4, Default.Scanned, 250_000),
    };
}
