namespace Nashra.Search.Index;

/// <summary>The parts of an article that search tells apart. The numbers are stored.</summary>
internal enum Field
{
    Headline = 0,
    Standfirst = 1,
    Body = 2,
    Byline = 3,
    Captions = 4,
    Topics = 5,
}

/// <summary>What of an article is searched: the text of each field, and what it is filtered by.</summary>
internal sealed record DocumentText(long Id, DateTimeOffset? PublishedAt)
{
    public static readonly int Fields = Enum.GetValues<Field>().Length;

    public string Headline { get; init; } = "";

    public string Standfirst { get; init; } = "";

    public string Body { get; init; } = "";

    public string Byline { get; init; } = "";

    public string Captions { get; init; } = "";

    public string Topics { get; init; } = "";

    public long? SectionId { get; init; }

    public IReadOnlyList<long> AuthorIds { get; init; } = [];

    public IReadOnlyList<long> TopicIds { get; init; } = [];

    public IReadOnlyList<ArticleType> Types { get; init; } = [];

    public string Of(Field field) => field switch
    {
        Field.Headline => Headline,
        Field.Standfirst => Standfirst,
        Field.Byline => Byline,
        Field.Captions => Captions,
        Field.Topics => Topics,
        _ => Body,
    };
}
