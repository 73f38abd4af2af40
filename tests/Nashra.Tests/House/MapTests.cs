using System.Text.RegularExpressions;

namespace Nashra.Tests.House;

/// <summary>The map of the newspaper: which folder may name which. Change it on purpose, in review.</summary>
public sealed partial class MapTests
{
    // One foundation in two folders: the database opens where the installation says, the change log is rows.
    private static readonly string[] Foundation = ["Database", "Platform"];

    private static readonly string[] Ground = [.. Foundation, "Localization", "Layout"];

    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Database"] = [.. Foundation],
        ["Platform"] = [.. Foundation],
        ["Localization"] = [.. Foundation],
        ["Layout"] = [.. Foundation, "Localization"],

        ["Media"] = [.. Ground],
        ["Articles"] = [.. Ground, "Media"],
        ["Readers"] = [.. Ground, "Articles"], // sign-up offers sections and topics to follow

        ["Following"] = [.. Ground, "Articles", "Media", "Readers"],
        ["Saved"] = [.. Ground, "Articles", "Media", "Readers"],
        ["ForYou"] = [.. Ground, "Articles", "Media", "Readers", "Following", "Saved"],

        ["Search"] = [.. Ground, "Articles", "Media", "Readers", "Following", "Saved", "ForYou"],
        ["FrontPage"] = [.. Ground, "Articles", "Media", "Readers", "Following", "Saved", "ForYou"],
        ["Feeds"] = [.. Ground, "Articles", "Media", "Readers", "Following", "Saved", "ForYou"],
        ["Newsletters"] = [.. Ground, "Articles", "Media", "Readers", "Following", "Saved", "ForYou"],

        ["Import"] = [.. Features],
        ["Newsroom"] = [.. Features],
        ["Account"] = [.. Features],
        ["Admin"] = [.. Features],
        ["Api"] = [.. Features],
    };

    private static string[] Features =>
        [.. Ground, "Articles", "Media", "Readers", "Following", "Saved", "ForYou", "Search", "FrontPage", "Feeds", "Newsletters"];

    private static readonly Lazy<Source[]> Sources = new(() => [.. ReadSources()]);

    [Fact]
    public void Every_folder_of_the_newspaper_is_on_the_map() =>
        Sources.Value.Select(source => source.Folder).Distinct().ShouldBeSubsetOf(MayUse.Keys.Append(""));

    [Fact]
    public void A_folder_names_only_what_the_map_allows()
    {
        var trespasses =
            from source in Sources.Value
            where source.Folder is not "" && MayUse.ContainsKey(source.Folder)
            from named in Named(source)
            where named != source.Folder && !MayUse[source.Folder].Contains(named)
            select $"{source.File} names {named}";

        trespasses.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void The_map_has_no_circle()
    {
        var standing = Foundation.ToList();
        while (MayUse.Keys.Except(standing).FirstOrDefault(folder => MayUse[folder].All(standing.Contains)) is { } next)
        {
            standing.Add(next);
        }

        MayUse.Keys.Except(standing).ShouldBeEmpty();
    }

    [Fact]
    public void What_every_page_may_name_is_the_ground_and_the_articles_on_its_cards() =>
        Sources.Value
            .Where(source => source.Folder is "" && Path.GetExtension(source.File) is ".cshtml" || GlobalUsing().IsMatch(source.Text))
            .Where(source => Named(source).Except([.. Ground, "Articles"]).Any())
            .Select(source => source.File)
            .ShouldBeEmpty();

    [Theory]
    [InlineData("Nashra.Arabic")]
    [InlineData("Nashra.Mail")]
    public void A_library_stands_alone(string library)
    {
        Repository.Read($"src/{library}/{library}.csproj").ShouldNotContain("Reference Include");
        Repository.Files($"src/{library}", ".cs")
            .Where(file => NashraNamespace().Matches(WithoutComments(Repository.Read(file)))
                .Any(match => $"Nashra.{match.Groups[1].Value}" != library))
            .ShouldBeEmpty();
    }

    private static IEnumerable<Source> ReadSources() =>
        from file in Repository.Files("src/Nashra", ".cs", ".cshtml")
        let parts = file.Split('/')
        select new Source(file, parts.Length > 3 ? parts[2] : "", WithoutComments(Repository.Read(file)));

    // A folder is named by its namespace (Nashra.Articles), or from inside Nashra by a type of it (Articles.Article).
    private static IEnumerable<string> Named(Source source) =>
        NashraNamespace().Matches(source.Text)
            .Select(match => match.Groups[1].Value)
            .Where(name => MayUse.ContainsKey(name))
            .Concat(QualifiedName().Matches(source.Text)
                .Where(match => Types.Value[match.Groups[1].Value].Contains(match.Groups[2].Value))
                .Select(match => match.Groups[1].Value));

    private static readonly Lazy<ILookup<string, string>> Types = new(() => Sources.Value
        .SelectMany(source => TypeDeclaration().Matches(source.Text).Select(match => (source.Folder, Type: match.Groups[1].Value)))
        .ToLookup(declared => declared.Folder, declared => declared.Type));

    private static string WithoutComments(string text) => Comment().Replace(text, "");

    private sealed record Source(string File, string Folder, string Text);

    [GeneratedRegex(@"(?<!:)//.*|/\*[\s\S]*?\*/|@\*[\s\S]*?\*@")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\bNashra\.([A-Z]\w*)")]
    private static partial Regex NashraNamespace();

    [GeneratedRegex(@"(?<![\w.])([A-Z]\w*)\.([A-Z]\w*)")]
    private static partial Regex QualifiedName();

    [GeneratedRegex(@"\b(?:class|struct|record|interface|enum)\s+(?:struct\s+|class\s+)?([A-Z]\w*)")]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"^\s*global\s+using\s", RegexOptions.Multiline)]
    private static partial Regex GlobalUsing();
}
