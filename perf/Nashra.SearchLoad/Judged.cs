using System.Globalization;
using System.Text.Json;
using Nashra.Search.Evaluation;
using Nashra.Search.Index;

namespace Nashra.SearchLoad;

/// <summary>Judged documents among a whole archive: they follow it, and their names are kept beside the index.</summary>
internal static class Judged
{
    public static IEnumerable<DocumentText> Read(string[] files, int after) =>
        Lines(files).Select((document, number) => new DocumentText(after + 1 + number, null) { Headline = document.Headline, Body = document.Text });

    public static void WriteNames(string[] files, int after, string folder) =>
        File.WriteAllLines(NamesIn(folder), Lines(files).Select((document, number) => FormattableString.Invariant($"{after + 1 + number}\t{document.Id}")));

    public static IReadOnlyDictionary<long, string> ReadNames(string folder) => File.ReadLines(NamesIn(folder))
        .Select(line => line.Split('\t'))
        .ToDictionary(cells => long.Parse(cells[0], CultureInfo.InvariantCulture), cells => cells[1]);

    private static string NamesIn(string folder) => Path.Combine(folder, "judged.tsv");

    private static IEnumerable<JudgedDocument> Lines(string[] files)
    {
        foreach (var line in files.SelectMany(File.ReadLines))
        {
            using var json = JsonDocument.Parse(line);
            yield return JudgedDocument.From(json.RootElement);
        }
    }
}
