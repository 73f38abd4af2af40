using Nashra.Search.Index;

namespace Nashra.Search.Query;

/// <summary>What ranking weighs. Chosen by measurement: docs/decisions/0006-search-ranking.md.</summary>
public sealed record SearchWeights
{
    public static SearchWeights Default { get; } = new();

    /// <summary>How soon repeating a word stops counting.</summary>
    public double K1 { get; init; } = 1.2;

    /// <summary>How much a long text must repeat a word to count as much as a short one.</summary>
    public double B { get; init; } = 0.75;

    /// <summary>The very form, above its stem.</summary>
    public double Form { get; init; } = 0.3;

    public double Stem { get; init; } = 1;

    /// <summary>Words derived from the same root.</summary>
    public double Root { get; init; } = 0.6;

    /// <summary>Neighbours in the query that are neighbours in the text.</summary>
    public double Proximity { get; init; } = 1;

    public double Headline { get; init; } = 3;

    public double Standfirst { get; init; } = 1.5;

    public double Body { get; init; } = 1;

    public double Byline { get; init; } = 0.5;

    public double Captions { get; init; } = 0.7;

    public double Topics { get; init; } = 2;

    /// <summary>How much higher an article of this minute stands than one of long ago, as a share of its score.</summary>
    public double Recency { get; init; } = 0.15;

    public double RecencyHalfLifeDays { get; init; } = 30;

    internal double Of(Field field) => field switch
    {
        Field.Headline => Headline,
        Field.Standfirst => Standfirst,
        Field.Byline => Byline,
        Field.Captions => Captions,
        Field.Topics => Topics,
        _ => Body,
    };
}
