using System.Diagnostics;
using Nashra.Search.Index;
using Nashra.Search.Query;
using Nashra.Tests.Search;

namespace Nashra.SearchLoad;

/// <summary>Queries taken from the texts, kept beside an index so that everybody is asked the same.</summary>
internal static class Questions
{
    private const int Short = 1000;
    private const int Long = 200;
    private const int LongWords = 10;
    private const int Hostile = 10_000;
    private const int Megabyte = 1 << 20;

    public static void Write(Archive archive, string folder)
    {
        var chance = new Random(1);
        File.WriteAllLines(Path.Combine(folder, "short.txt"), Enumerable.Range(0, Short).Select(number => archive.Query(chance, 1 + (number % 5))));
        File.WriteAllLines(Path.Combine(folder, "long.txt"), Enumerable.Range(0, Long).Select(_ => archive.Query(chance, LongWords)));
    }

    public static string[] Read(string folder, string name) => File.ReadAllLines(Path.Combine(folder, name + ".txt"));

    /// <summary>Ten thousand that a reader types by accident and an attacker on purpose, and one of a megabyte.</summary>
    public static int AskHostile(string folder)
    {
        using var index = SearchIndex.Open(IndexBuild.PathIn(folder));
        var searcher = new Searcher(SearchWeights.Default, SearchLimits.For, TimeProvider.System);
        var chance = new Random(7);
        string[] queries = [.. Enumerable.Range(0, Hostile).Select(_ => HostileQueries.Next(chance)), string.Concat(Enumerable.Repeat("\"نص - ", Megabyte / 6))];
        Console.WriteLine($"hostile queries:       {Timing.Of(queries, query => searcher.Rank(index, QueryParser.Parse(query), RankingFilter.None))}");
        return 0;
    }

    public static int Ask(string folder)
    {
        using var index = SearchIndex.Open(IndexBuild.PathIn(folder));
        var searcher = new Searcher(SearchWeights.Default, SearchLimits.For, TimeProvider.System);
        void Ask(string query) => searcher.Rank(index, QueryParser.Parse(query), RankingFilter.None);
        var (few, many) = (Read(folder, "short"), Read(folder, "long"));
        _ = Timing.Of(few[..100], Ask);
        Console.WriteLine($"search, 1 to 5 words:  {Timing.Of(few, Ask)}");
        Console.WriteLine($"search, {LongWords} words:      {Timing.Of(many, Ask)}");
        Console.WriteLine(FormattableString.Invariant($"memory of the asking process: {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB at most"));
        return 0;
    }
}
