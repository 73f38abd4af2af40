using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Newsletters;
using Nashra.Platform;
using Nashra.Tests.Platform.Post;

namespace Nashra.Tests.Newsletters;

/// <summary>The built program is killed, as a machine kills, while it sends; the account must equal what the server took, message by message.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int ConnectionsOfOneNode = 4;
    private static readonly int Copies = Number("NASHRA_KILL_COPIES", 5000);
    private static readonly int Kills = Number("NASHRA_KILL_KILLS", 5);

    [Theory, EveryDatabase]
    public Task Whenever_the_sender_is_killed_every_reader_is_served_and_only_doubtful_copies_come_twice(DatabaseKind kind) => KillAsync(kind, nodes: 1);

    [Fact]
    public Task Three_nodes_share_a_send_and_outlive_each_other()
    {
        Assert.SkipUnless(TestDatabase.Postgres is not null, "NASHRA_TEST_POSTGRES names no server; ./check starts one");
        return KillAsync(DatabaseKind.Postgres, nodes: 3);
    }

    private async Task KillAsync(DatabaseKind kind, int nodes)
    {
        var taken = new ConcurrentQueue<string>();
        await using var server = new ScriptedServer(mail =>
        {
            taken.Enqueue(mail.MessageId.Trim('<', '>').Split('@')[0]);
            return "250 2.0.0 queued";
        })
        { KeepsContent = false };
        await using var database = await TestDatabase.CreateAsync(kind);
        var folder = Directory.CreateTempSubdirectory("nashra-kill-");
        var installation = new Installation(Path.Combine(folder.FullName, "0"), Installation.DefaultUrls, database.ConnectionString, IsDevelopment: true);
        await using (var paper = Newspaper.Open(installation))
        {
            await Newspaper.PrepareAsync(paper.Services, CancellationToken.None);
            var issue = await OrderAsync(paper.Services);
            await SendWithKillsAsync(installation, server, taken, nodes);
            await BalanceAsync(paper.Services, issue, taken, nodes);
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private static async Task<long> OrderAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
        await scope.ServiceProvider.GetRequiredService<NewsletterFounding>().FoundAsync(CancellationToken.None);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var section = Section.Open("science", "علوم", "", 200, 1);
        db.Add(section);
        await db.SaveChangesAsync();
        var article = Article.Draft(section.Id, now);
        article.Write(new ArticleText("كيف تقيس الأشجار أعمارها", "", "", "", "", section.Id, Nashra.Articles.Documents.Notation.Read("لكل سنة حلقة.")), now);
        article.Publish(now.AddMinutes(-1), now.AddMinutes(-2));
        db.Add(article);
        await db.SaveChangesAsync();
        var newsletter = await db.Newsletters.SingleAsync(n => n.Slug == "morning");
        for (var i = 0; i < Copies; i += 1000)
        {
            db.AddRange(Enumerable.Range(i, Math.Min(1000, Copies - i)).Select(number =>
            {
                var subscription = Subscription.Of(newsletter, $"r{number}@example.org", "test", now);
                subscription.Confirm(now);
                return subscription;
            }));
            await db.SaveChangesAsync();
        }

        return (await scope.ServiceProvider.GetRequiredService<IssueDesk>().OrderAsync(newsletter, null, CancellationToken.None)).Id;
    }

    // One node is killed at a time, each time after some more mails; the others go on meanwhile.
    private static async Task SendWithKillsAsync(Installation installation, ScriptedServer server, ConcurrentQueue<string> taken, int nodes)
    {
        var running = Enumerable.Range(0, nodes).Select(node => Start(installation, server, node)).ToArray();
        var every = Copies / (Kills + 1);
        for (var kill = 1; kill <= Kills; kill++)
        {
            var until = (every * kill) + Random.Shared.Next(-every / 3, every / 3);
            await Eventually.HappensAsync(() => Task.FromResult(taken.Count >= until), $"mail number {until} of {Copies}", TimeSpan.FromMinutes(10));
            var victim = Random.Shared.Next(nodes);
            running[victim].Kill();
            await running[victim].WaitForExitAsync();
            running[victim].Dispose();
            running[victim] = Start(installation, server, victim);
        }

        await Eventually.HappensAsync(() => Task.FromResult(taken.Distinct().Count() >= Copies), "a copy for everyone", TimeSpan.FromMinutes(10));
        foreach (var process in running)
        {
            await StopAsync(process);
        }
    }

    private static Process Start(Installation installation, ScriptedServer server, int node)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "nashra"), ["serve", "--urls", "http://127.0.0.1:0", "--data", Path.Combine(Path.GetDirectoryName(installation.DataFolder)!, node.ToString(CultureInfo.InvariantCulture))])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["NASHRA_SMTP"] = $"{server.Address}&connections={ConnectionsOfOneNode}",
                ["NASHRA_KEY_FILE"] = Path.Combine(installation.DataFolder, "keys", "master.key"),
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["DOTNET_TieredPGO"] = "0", // a process that is killed within seconds has no use for measuring itself
                ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")),
            },
        };
        if (installation.Postgres is { } postgres)
        {
            start.Environment["NASHRA_DATABASE"] = postgres;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    // Gently, so that the last answers are recorded.
    private static async Task StopAsync(Process process)
    {
        using var gently = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await gently.WaitForExitAsync();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task BalanceAsync(IServiceProvider services, long issue, ConcurrentQueue<string> taken, int nodes)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
        var tokens = services.GetRequiredService<MailTokens>();
        var copies = await db.Copies.AsNoTracking().Where(c => c.IssueId == issue).ToListAsync();
        var names = copies.ToDictionary(copy => tokens.For(MailTokenKind.Copy, copy.Id));
        var repeated = taken.GroupBy(name => name).Where(same => same.Count() > 1).Select(same => same.Key).ToList();
        output.WriteLine($"{nodes} node(s), {Kills} kills: {taken.Count} mails taken for {copies.Count} copies, {copies.Count(copy => copy.EverInDoubt)} ever in doubt, {repeated.Count} came twice");

        copies.Count.ShouldBe(Copies);
        copies.ShouldAllBe(copy => copy.State == CopyState.Accepted);
        taken.ShouldAllBe(name => names.ContainsKey(name));
        taken.Distinct().Count().ShouldBe(Copies);
        repeated.ShouldAllBe(name => names[name].EverInDoubt);
        copies.Count(copy => copy.EverInDoubt).ShouldBeLessThanOrEqualTo(2 * ConnectionsOfOneNode * Kills);
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
