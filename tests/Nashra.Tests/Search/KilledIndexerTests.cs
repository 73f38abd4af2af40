using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Nashra.Articles;
using Nashra.Articles.Documents;
using Nashra.Database;
using Nashra.Platform;
using Nashra.Search.Index;

namespace Nashra.Tests.Search;

/// <summary>The built program is killed, as a machine kills, while it fills its index and while it follows changes.</summary>
public sealed class KilledIndexerTests
{
    private const int Articles = 2400;
    private const int Rewritten = 300;
    private const int WordsPerText = 800; // long enough that the filling takes many of the waits below

    [Fact]
    public async Task An_index_whose_maker_was_killed_is_afterwards_as_one_made_anew()
    {
        var folder = Directory.CreateTempSubdirectory("nashra-killed-index-");
        var installation = new Installation(folder.FullName, Installation.DefaultUrls, null, IsDevelopment: true);
        var index = installation.FilePath("index", "search.db");
        await using (var paper = Newspaper.Open(installation))
        {
            await Newspaper.PrepareAsync(paper.Services, CancellationToken.None);
            var ids = await PublishAsync(paper.Services);
            await KillAsync(installation, () => State(IndexFiles.Next(index)) is { FilledTo: > 0 });
            await FinishAsync(installation, index, await LastChangeAsync(paper.Services));
            await RewriteAsync(paper.Services, ids);
            await KillAsync(installation, () => new FileInfo(index + "-wal") is { Exists: true, Length: > 0 });
            await FinishAsync(installation, index, await LastChangeAsync(paper.Services));

            var last = (int)ids[^1];
            var lived = ContentsOf(index, last);
            await paper.Services.GetRequiredService<Indexer>().RebuildAsync(null, CancellationToken.None);
            lived.ShouldBe(ContentsOf(index, last));
        }

        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private static async Task<long[]> PublishAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
        var now = TimeProvider.System.GetUtcNow();
        var section = Section.Open("science", "علوم", "", 200, 1);
        db.Add(section);
        await db.SaveChangesAsync();
        var articles = Enumerable.Range(0, Articles).Select(number => Written(Article.Draft(section.Id, now), $"خبر {number} عن المدن", section.Id, now)).ToList();
        articles.ForEach(article => article.Publish(now.AddMinutes(-1), now.AddMinutes(-2)));
        db.AddRange(articles);
        await db.SaveChangesAsync();
        return [.. articles.Select(article => article.Id)];
    }

    private static async Task RewriteAsync(IServiceProvider services, long[] ids)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
        var now = TimeProvider.System.GetUtcNow();
        foreach (var (number, id) in ids[..Rewritten].Index())
        {
            var article = (await db.Articles.FindAsync(id))!;
            if (number % 3 == 0)
            {
                article.Withdraw("سُحب لخطأ", now);
            }
            else
            {
                Written(article, $"تصحيح {number} عن القرى", article.SectionId, now);
            }

            db.Add(ArticleChange.Of(id, number % 3 == 0 ? ChangeKind.Withdrawn : ChangeKind.Updated, now));
        }

        await db.SaveChangesAsync();
    }

    private static Article Written(Article article, string headline, long section, DateTimeOffset now)
    {
        article.Write(new ArticleText(headline, "", "", "", "", section, Notation.Read(string.Join(' ', Enumerable.Repeat(headline, WordsPerText / 4)))), now);
        return article;
    }

    private static Task KillAsync(Installation installation, Func<bool> isAtWork) => WhileServingAsync(installation, isAtWork, "the indexer to be at work");

    private static Task FinishAsync(Installation installation, string index, long lastChange) =>
        WhileServingAsync(installation, () => State(index) is { FilledTo: null } state && state.Cursor == lastChange, "the index to be whole");

    private static async Task WhileServingAsync(Installation installation, Func<bool> happened, string what)
    {
        using var process = Start(installation);
        try
        {
            await Eventually.HappensAsync(() => Task.FromResult(happened() || process.HasExited), what, TimeSpan.FromMinutes(2));
            process.HasExited.ShouldBeFalse("it must be killed, not end by itself");
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<long> LastChangeAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        return scope.ServiceProvider.GetRequiredService<NewsDb>().Changes.Max(change => (long?)change.Seq) ?? 0;
    }

    private static IndexState? State(string path)
    {
        try
        {
            using var connection = IndexSchema.Open(path, SqliteOpenMode.ReadOnly);
            return IndexState.ReadFrom(connection);
        }
        catch (SqliteException)
        {
            return null; // not made yet, or just being put in its place
        }
    }

    private static IReadOnlyList<string> ContentsOf(string path, int lastId)
    {
        using var index = SearchIndex.Open(path);
        return IndexContents.Of(index, lastId);
    }

    private static Process Start(Installation installation)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "nashra"), ["serve", "--urls", "http://127.0.0.1:0", "--data", installation.DataFolder])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")),
            },
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
