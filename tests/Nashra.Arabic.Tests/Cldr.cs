using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Nashra.Arabic.Tests;

/// <summary>Unicode's own tables for Arabic, from the data folder beside the repository.</summary>
internal static class Cldr
{
    public static JsonNode Dates(string locale, string file = "ca-gregorian") => Read($"{locale}/{file}.json")["main"]![locale]!["dates"]!;

    public static JsonNode Months(string locale, string calendar) =>
        Dates(locale, $"ca-{calendar}")["calendars"]![calendar]!["months"]!["format"]!["wide"]!;

    public static JsonNode Read(string entry)
    {
        Assert.SkipUnless(File.Exists(Archive), "CLDR's tables are not beside the repository (../shared/data/cldr/cldr-ar.zip).");
        using var zip = ZipFile.OpenRead(Archive);
        using var json = zip.GetEntry(entry)!.Open();
        return JsonNode.Parse(json)!;
    }

    private static string Archive => Path.Combine(Repository, "..", "shared", "data", "cldr", "cldr-ar.zip");

    private static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Nashra.slnx")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
        }
    }
}
