using Nashra.Arabic.Analysis;

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

    /// <summary>Reads the words: the costly half of indexing, which needs nothing of the index.</summary>
    public AnalyzedDocument Analyze() => new(this, [
        Analyzer.Analyze(Headline), Analyzer.Analyze(Standfirst), Analyzer.Analyze(Body),
        Analyzer.Analyze(Byline), Analyzer.Analyze(Captions), Analyzer.Analyze(Topics)]);
}

/// <summary>A document with the words of each field, in the order of <see cref="Field"/>.</summary>
internal sealed record AnalyzedDocument(DocumentText Text, IReadOnlyList<Token>[] Fields);
