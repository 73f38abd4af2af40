namespace Nashra.ForYou;

/// <summary>What a list owes its reader beyond the score of each article.</summary>
/// <param name="Length">How many articles it holds.</param>
/// <param name="MostPerSection">So many of one section, unless nothing else is left.</param>
/// <param name="MostPerTopic">So many of one topic.</param>
/// <param name="MostPerSource">So many of one paper or agency; our own newsroom is not counted.</param>
/// <param name="PublicInterest">So many that every reader should meet, among the first half.</param>
/// <param name="VarietyCost">Log odds that an article loses for each one of its section already above it.</param>
public sealed record ListRules(int Length, int MostPerSection, int MostPerTopic, int MostPerSource, int PublicInterest, double VarietyCost)
{
    public static ListRules Default { get; } = new(30, 12, 5, 8, 1, 0.1);
}
