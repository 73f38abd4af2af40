using Nashra.Search.Index;
using Nashra.Search.Query;

namespace Nashra.Tests.Search;

/// <summary>An index of a test's own, without a newspaper around it.</summary>
internal sealed class TestIndex : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nashra-index-");
    private readonly Searcher searcher = new(SearchWeights.Default, SearchLimits.For, TimeProvider.System);

    public TestIndex() => Index = SearchIndex.Open(Path);

    public string Path => System.IO.Path.Combine(folder.FullName, "search.db");

    public SearchIndex Index { get; private set; }

    public TestIndex With(IEnumerable<DocumentText> documents)
    {
        using var writer = Index.OpenWriter();
        foreach (var document in documents)
        {
            writer.Put(document);
        }

        writer.Commit(new IndexState(1, null));
        return this;
    }

    public IReadOnlyList<long> Finds(string query) => searcher.Rank(Index, QueryParser.Parse(query), RankingFilter.None).Ids;

    /// <summary>What a process that is killed this moment leaves behind, opened by the next one.</summary>
    public SearchIndex AfterKill()
    {
        var copy = System.IO.Path.Combine(folder.FullName, "left-behind.db");
        foreach (var suffix in new[] { "", "-wal" }.Where(suffix => File.Exists(Path + suffix)))
        {
            File.Copy(Path + suffix, copy + suffix, overwrite: true);
        }

        return SearchIndex.Open(copy);
    }

    public void Dispose()
    {
        Index.Dispose();
        folder.Delete(recursive: true);
    }
}
