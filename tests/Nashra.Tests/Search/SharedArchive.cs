using System.IO.Compression;
using System.Text.Json;
using Nashra.Search.Index;

namespace Nashra.Tests.Search;

/// <summary>Real newspaper articles beside the repository, where they are at hand.</summary>
internal static class SharedArchive
{
    public static string? Path { get; } = Find();

    /// <param name="every">One article of so many, from all of the archive rather than its first days.</param>
    public static IEnumerable<DocumentText> Read(int count, int every = 1)
    {
        Assert.SkipUnless(Path is not null, "the shared articles are not beside this repository");
        using var file = File.OpenRead(Path!);
        using var plain = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        for (var number = 1; number <= count * every && plain.ReadLine() is { } line; number++)
        {
            if (number % every != 0)
            {
                continue;
            }

            using var json = JsonDocument.Parse(line);
            yield return new DocumentText(number, DateTimeOffset.UnixEpoch.AddHours(number)) { Headline = Text(json, "headline"), Body = Text(json, "body"), Byline = Text(json, "byline") };
        }
    }

    private static string Text(JsonDocument line, string name) => line.RootElement.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var archive = System.IO.Path.Combine(folder.FullName, "..", "shared", "data", "articles", "saudinewsnet.jsonl.gz");
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Nashra.slnx")) && File.Exists(archive))
            {
                return archive;
            }
        }

        return null;
    }
}
