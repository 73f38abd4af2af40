using System.Text.Json;

namespace Nashra.ForYou;

/// <summary>A ranking model as JSON: the weights by name, how common each distance of a taste is, how each section is read.</summary>
public static class ModelJson
{
    public static string From(RankingModel model) => JsonSerializer.Serialize(new Written(
        model.Weights,
        [.. model.Taste.Shares],
        [.. model.Appeal.Shares],
        [.. model.Sections.Select(entry => new Section(Subject.FromKey(entry.Key).Id, entry.Value.Opened, entry.Value.Expected))]));

    /// <exception cref="JsonException">Not a model.</exception>
    public static RankingModel Read(string json)
    {
        var written = JsonSerializer.Deserialize<Written>(json) ?? throw new JsonException("no model");
        return new RankingModel
        {
            Weights = written.Weights,
            Taste = LiftPrior.Of(written.Taste),
            Appeal = LiftPrior.Of(written.Appeal),
            Sections = written.Sections.ToDictionary(section => new Subject(SubjectKind.Section, section.Id).Key, section => new Tally(section.Opened, section.Expected)),
        };
    }

    private sealed record Written(RankingWeights Weights, double[] Taste, double[] Appeal, Section[] Sections);

    private sealed record Section(long Id, float Opened, float Expected);
}
