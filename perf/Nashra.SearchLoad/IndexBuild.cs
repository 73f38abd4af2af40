using System.Diagnostics;
using System.Threading.Channels;
using Nashra.Search.Index;

namespace Nashra.SearchLoad;

/// <summary>Builds an index as the product does: encoding beside writing, two thousand documents a transaction, beside the place where it will stand.</summary>
internal static class IndexBuild
{
    public const int PerCommit = 2000;
    private const int PerBatch = 100;
    private const int ToWarmUp = 2 * PerCommit;

    // The index and its peer take turns: whatever else the machine does meets both alike.
    private const int PerTurn = 6 * PerCommit;

    public static string PathIn(string folder) => Path.Combine(folder, "search.db");

    /// <param name="judged">Files of judged documents, which follow the archive so that shortcuts can be judged among it.</param>
    public static async Task<int> RunAsync(Archive archive, string folder, int count, string[] judged)
    {
        var path = PathIn(folder);
        await WarmUpAsync(path + ".warm", archive);
        IndexFiles.Delete(IndexFiles.Next(path));
        using (var growing = SearchIndex.Open(IndexFiles.Next(path)))
        {
            await MeasureAsync(growing, path + ".bare", archive, count);
            using var writer = growing.OpenWriter();
            await FillAsync(writer, Judged.Read(judged, count));
        }

        IndexFiles.Promote(path);
        Judged.WriteNames(judged, count, folder);
        Questions.Write(archive, folder);
        Say($"size {new FileInfo(path).Length / 1e6:F0} MB; memory of the building process with the archive: {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB at most");
        return 0;
    }

    // What the runtime compiles in its first seconds belongs to the start of a process, not to the rate of either side.
    private static async Task WarmUpAsync(string path, Archive archive)
    {
        using (var index = SearchIndex.Open(path))
        using (var writer = index.OpenWriter())
        using (var bare = new BareFts(path + ".bare"))
        {
            var numbers = Enumerable.Range(0, ToWarmUp);
            await FillAsync(writer, numbers.Select(archive.Document));
            bare.Take(numbers.Select(number => writer.Encoder.Encode(archive.Document(number))));
        }

        IndexFiles.Delete(path);
        IndexFiles.Delete(path + ".bare");
    }

    private static async Task MeasureAsync(SearchIndex growing, string beside, Archive archive, int count)
    {
        using (var writer = growing.OpenWriter())
        using (var bare = new BareFts(beside))
        {
            var took = default(Spent);
            foreach (var turn in Enumerable.Range(0, count).Chunk(PerTurn))
            {
                var start = Spent.Now();
                await FillAsync(writer, turn.Select(archive.Document));
                took += Spent.Now() - start;

                // Made again rather than kept: what one side must hold for the other would burden it.
                bare.Take(turn.Select(number => writer.Encoder.Encode(archive.Document(number))));
            }

            Say($"index: {count} articles, {growing.Memory.Words.Forms.Count} forms: {took.For(count)}");
            Say($"bare FTS5 with the same finished tokens, columns and options: {bare.Took.For(count)}; the index is built at {bare.Took.Clock / took.Clock:P0} of its rate");
        }

        IndexFiles.Delete(beside);
    }

    private static async Task FillAsync(IndexWriter writer, IEnumerable<DocumentText> documents)
    {
        var batches = Channel.CreateBounded<EncodedDocument[]>(4);
        var encoding = Task.Run(async () =>
        {
            foreach (var batch in documents.Chunk(PerBatch))
            {
                await batches.Writer.WriteAsync(Array.ConvertAll(batch, writer.Encoder.Encode));
            }

            batches.Writer.Complete();
        });
        var taken = 0;
        await foreach (var batch in batches.Reader.ReadAllAsync())
        {
            Array.ForEach(batch, writer.Put);
            taken += batch.Length;
            if (taken % PerCommit == 0)
            {
                writer.Commit(new IndexState(0, null));
            }
        }

        writer.Commit(new IndexState(0, null));
        await encoding;
    }

    private static void Say(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
