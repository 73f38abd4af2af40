using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Nashra.Database;
using Nashra.Import;
using Nashra.Import.Archive;
using Nashra.Localization;

namespace Nashra.Tests.Import;

/// <summary>Takes an archive as the verb does, without a process of its own.</summary>
internal static class Importing
{
    public static Task<ImportReport> ImportAsync(TestNewspaper paper, string lines) => ImportAsync(paper, Encoding.UTF8.GetBytes(lines));

    public static async Task<ImportReport> ImportAsync(TestNewspaper paper, byte[] content)
    {
        var path = Path.Combine(paper.Installation.DataFolder, "archive.jsonl");
        await File.WriteAllBytesAsync(path, content);
        await using var scope = paper.Services.CreateAsyncScope();
        var report = new ImportReport();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
        var topics = await ArchiveTopics.ReadAsync(db, CancellationToken.None);
        var batch = new ArchiveBatch(db, new SectionMap(db, new Dictionary<string, string> { ["sport"] = "رياضة" }), topics, report, paper.Clock.GetUtcNow());
        using var file = new ArchiveFile(path);
        try
        {
            await foreach (var read in new ArchiveReader(file, topics, scope.ServiceProvider.GetRequiredService<Edition>().Paper.Zone).BatchesAsync(CancellationToken.None))
            {
                await batch.TakeAsync(read, CancellationToken.None);
            }
        }
        catch (InvalidDataException)
        {
            return report; // the cut file: what came before it was taken
        }

        return report;
    }

    public static byte[] Compressed(byte[] content)
    {
        using var into = new MemoryStream();
        using (var gzip = new GZipStream(into, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return into.ToArray();
    }
}
