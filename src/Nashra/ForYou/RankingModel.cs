namespace Nashra.ForYou;

/// <summary>All that a newspaper has learned about its readers together. Small, inspectable, and good from the first day.</summary>
public sealed record RankingModel
{
    public RankingWeights Weights { get; init; } = new();

    public LiftPrior Taste { get; init; } = LiftPrior.Taste;

    public LiftPrior Appeal { get; init; } = LiftPrior.Appeal;

    /// <summary>How all readers read each section, by <see cref="Subject.Key"/>.</summary>
    public IReadOnlyDictionary<long, Tally> Sections { get; init; } = new Dictionary<long, Tally>();

    /// <summary>The log lift of a section among all readers, held near 0 by twenty openings of an average section.</summary>
    public double SectionLift(long key)
    {
        const double Caution = 20;
        var tally = Sections.GetValueOrDefault(key);
        return Math.Log((tally.Opened + Caution) / (tally.Expected + Caution));
    }
}
