using System.Text.RegularExpressions;

namespace Nashra.Tests.House;

/// <summary>Rules of style that the compiler cannot hold.</summary>
public sealed partial class HouseRulesTests
{
    private const int LongestFile = 400;

    private static readonly string[] Code = [".cs", ".cshtml", ".css", ".js", ".mjs", ".ts", ".sql", ".sh"];

    [Fact]
    public void No_source_file_is_longer_than_a_reader_will_follow() =>
        SourceFiles(Code)
            .Where(file => !IsBuilt(file))
            .Select(file => (file, lines: Repository.Lines(file).Length))
            .Where(counted => counted.lines > LongestFile)
            .Select(counted => $"{counted.file}: {counted.lines} lines")
            .ShouldBeEmpty();

    // Direction belongs to content: a style that says left or right must say why in a comment on its line.
    [Fact]
    public void Styles_know_start_and_end_but_not_left_and_right() =>
        Offences(SourceFiles(".css").Where(file => !IsBuilt(file)), line => !line.Contains("/*", StringComparison.Ordinal) && PhysicalDirection().IsMatch(line))
            .ShouldBeEmpty();

    [Fact]
    public void Styles_inside_pages_know_start_and_end_but_not_left_and_right() =>
        Offences(SourceFiles(".cshtml"), line => InlineStyle().Matches(line).Any(style => PhysicalDirection().IsMatch(style.Value)))
            .ShouldBeEmpty();

    [Fact]
    public void No_file_names_a_path_of_somebodys_machine() =>
        Offences(
            Repository.Files("", [.. Code, ".csproj", ".props", ".slnx", ".json", ".md", ".html", ".yml", ""])
                .Where(file => !IsBuilt(file)),
            line => MachinePath().IsMatch(line))
            .ShouldBeEmpty();

    [Fact]
    public void Every_dependency_says_why_it_is_here() =>
        Offences(["Directory.Packages.props"], line => line.Contains("<PackageVersion", StringComparison.Ordinal) && !line.Contains("<!--", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Fact]
    public void Lock_files_name_no_registry() =>
        Offences(
            Repository.Files("", ".json").Where(file => Path.GetFileName(file) is "package-lock.json" or "packages.lock.json"),
            line => line.Contains("\"resolved\": \"http", StringComparison.Ordinal))
            .ShouldBeEmpty();

    private static IEnumerable<string> SourceFiles(params string[] extensions) =>
        new[] { "src", "tests", "perf", "tools" }.SelectMany(folder => Repository.Files(folder, extensions));

    // What a bundler wrote is read in its sources.
    private static bool IsBuilt(string file) => file.Contains(".min.", StringComparison.Ordinal) || file.Contains("/wwwroot/built/", StringComparison.Ordinal);

    private static IEnumerable<string> Offences(IEnumerable<string> files, Func<string, bool> offends) =>
        from file in files
        from line in Repository.Lines(file).Index()
        where offends(line.Item)
        select $"{file}:{line.Index + 1}: {line.Item.Trim()}";

    [GeneratedRegex(@"(?<![\w])(left|right)(?![\w])|-(left|right)\b", RegexOptions.IgnoreCase)]
    private static partial Regex PhysicalDirection();

    [GeneratedRegex(@"style=""[^""]*""")]
    private static partial Regex InlineStyle();

    [GeneratedRegex(@"(?<![\w.~])/(home|Users|root|work)/\w|[A-Z]:\\Users\\")]
    private static partial Regex MachinePath();
}
