using System.Diagnostics;
using System.Threading.Channels;
using Nashra.Search.Index;

namespace Nashra.SearchLoad;

/// <summary>Builds an index as the product does: analysing beside writing, a thousand documents a transaction, beside the place where it will stand.</summary>
internal static class IndexBuild
{
    public const int PerCommit = 1000;
    private const int PerBatch = 250;

    public static string PathIn(string folder) => Path.Combine(folder, "search.db");

    /// <param name="judged">Files of judged documents, which follow the archive so that shortcuts can be judged among it.</param>
    public static async Task<int> RunAsync(Archive archive, string folder, int count, string[] judged)
    {
        var path = PathIn(folder);
        IndexFiles.Delete(IndexFiles.Next(path));
        using (var growing = SearchIndex.Open(IndexFiles.Next(path)))
        {
            var start = Stopwatch.GetTimestamp();
            await FillAsync(growing, Enumerable.Range(0, count).Select(archive.Document));
            var rate = count / Stopwatch.GetElapsedTime(start).TotalSeconds;
            Say($"index: {count} articles at {rate:F0}/s, {growing.Memory.Words.Forms.Count} forms");
            var bare = BareFts.Rate(growing, path + ".bare", count);
            Say($"bare FTS5 with the same finished tokens: {bare:F0}/s; the index takes {rate / bare:P0} of it");
            await FillAsync(growing, Judged.Read(judged, count));
        }

        IndexFiles.Promote(path);
        Judged.WriteNames(judged, count, folder);
        Questions.Write(archive, folder);
        Say($"size {new FileInfo(path).Length / 1e6:F0} MB; memory of the building process with the archive: {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB at most");
        return 0;
    }

    private static async Task FillAsync(SearchIndex index, IEnumerable<DocumentText> documents)
    {
        var batches = Channel.CreateBounded<List<AnalyzedDocument>>(2);
        var analysing = Task.Run(async () =>
        {
            foreach (var batch in documents.Chunk(PerBatch))
            {
                await batches.Writer.WriteAsync([.. batch.Select(document => document.Analyze())]);
            }

            batches.Writer.Complete();
        });
        using var writer = index.OpenWriter();
        var taken = 0;
        await foreach (var batch in batches.Reader.ReadAllAsync())
        {
            batch.ForEach(writer.Put);
            if ((taken += batch.Count) % PerCommit == 0)
            {
                writer.Commit(new IndexState(0, null));
            }
        }

        writer.Commit(new IndexState(0, null));

        await analysing;
    }

    private static void Say(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
