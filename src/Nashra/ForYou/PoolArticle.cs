namespace Nashra.ForYou;

/// <summary>What the ranking needs to know of an article.</summary>
public sealed record PoolArticle(long Id, DateTimeOffset PublishedAt, long SectionId, ArticleWords Words)
{
    public IReadOnlyList<long> AuthorIds { get; init; } = [];

    public IReadOnlyList<long> TopicIds { get; init; } = [];

    /// <summary>Followed phrases found in it (<see cref="PhraseIndex"/>).</summary>
    public IReadOnlyList<long> PhraseIds { get; init; } = [];

    /// <summary>Followed searches that find it (<see cref="FoundBySearches"/>).</summary>
    public IReadOnlyList<long> SearchIds { get; init; } = [];

    /// <summary>The paper or agency it came from; 0 is our own newsroom.</summary>
    public long SourceId { get; init; }

    /// <summary>It leads the front page by an editor's word: high in every list.</summary>
    public bool IsPinned { get; init; }

    /// <summary>An editor put it at the head of the front page: every reader is to meet one of these, whatever her tastes.</summary>
    public bool IsOfPublicInterest { get; init; }

    /// <summary>Violent or extremist material: tailored only for those who follow one of its topics.</summary>
    public bool HasAdvisory { get; init; }

    /// <summary>Openings among all readers so far, beside those expected.</summary>
    public Tally Reading { get; init; }

    internal EditorsHand Hand =>
        (IsPinned ? EditorsHand.Pinned : EditorsHand.None) | (IsOfPublicInterest ? EditorsHand.PublicInterest : EditorsHand.None) | (HasAdvisory ? EditorsHand.Advisory : EditorsHand.None);

    internal IEnumerable<Subject> Subjects =>
    [
        new(SubjectKind.Section, SectionId),
        .. AuthorIds.Select(id => new Subject(SubjectKind.Author, id)),
        .. TopicIds.Select(id => new Subject(SubjectKind.Topic, id)),
        .. PhraseIds.Select(id => new Subject(SubjectKind.Phrase, id)),
        .. SearchIds.Select(id => new Subject(SubjectKind.Search, id)),
        .. SourceId == 0 ? [] : new[] { new Subject(SubjectKind.Source, SourceId) },
    ];
}

/// <summary>What editors decided about an article, packed for the ranking.</summary>
[Flags]
internal enum EditorsHand
{
    None = 0,
    Pinned = 1,
    PublicInterest = 2,
    Advisory = 4,
}
