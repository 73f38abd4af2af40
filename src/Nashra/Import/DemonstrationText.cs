namespace Nashra.Import;

/// <summary>What <c>demo/newspaper.json</c> says.</summary>
internal sealed record DemonstrationPaper(
    string Name,
    string Tagline,
    IReadOnlyList<string> About,
    IReadOnlyList<DemonstrationSection> Sections,
    IReadOnlyList<DemonstrationAuthor> Authors,
    IReadOnlyList<DemonstrationTopic> Topics,
    DemonstrationFrontPage FrontPage);

internal sealed record DemonstrationSection(string Slug, string Name, int Hue, string Description);

internal sealed record DemonstrationAuthor(string Slug, string Name, string Bio);

internal sealed record DemonstrationTopic(string Slug, string Kind, string Name, string Description, IReadOnlyList<string> Aliases);

internal sealed record DemonstrationFrontPage(string Lead, IReadOnlyList<string> Seconds);

/// <summary>One article file: <c>key: value</c> lines between two lines of dashes, then the body in the newsroom's notation.</summary>
internal sealed class DemonstrationText
{
    private readonly string name;
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    private DemonstrationText(string name, string body) => (this.name, Body) = (name, body);

    public string Body { get; }

    /// <exception cref="FormatException">No front matter.</exception>
    public static DemonstrationText Read(string text, string name)
    {
        var parts = text.ReplaceLineEndings("\n").TrimStart().Split("---\n", 3);
        if (parts.Length < 3 || parts[0].Length > 0)
        {
            throw new FormatException($"{name}: key: value lines between two lines of --- come first.");
        }

        var read = new DemonstrationText(name, parts[2]);
        foreach (var line in parts[1].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, value) = line.Split(':', 2) is [var k, var v] ? (k.Trim(), v.Trim()) : throw new FormatException($"{name}: «{line}» is no key: value line.");
            read.values[key] = value;
        }

        return read;
    }

    public string Optional(string key) => values.GetValueOrDefault(key, "");

    public string Required(string key) => values.GetValueOrDefault(key) is { Length: > 0 } value ? value : throw new FormatException($"{name}: «{key}» is missing.");

    public IEnumerable<string> List(string key) => Optional(key).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
