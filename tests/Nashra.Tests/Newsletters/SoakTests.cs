using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nashra.Mail;
using Nashra.Newsletters;
using Nashra.Platform.Post;

namespace Nashra.Tests.Newsletters;

/// <summary>Whatever a network and a server do, the account says what the server took. A short form; perf/load/newsletter-soak asks for minutes.</summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    [Theory, EveryDatabase]
    public async Task With_trouble_at_every_stage_of_the_dialogue_the_account_still_balances(DatabaseKind kind)
    {
        var (readers, minutes) = (Number("NASHRA_SOAK_COPIES", 200), Number("NASHRA_SOAK_MINUTES", 0));
        var watch = Stopwatch.StartNew();
        await using var server = new FaultyServer { OneIn = 30 };
        await using var paper = await NewsletterPaper.OpenAsync(kind, null, builder => builder.Services.Replace(ServiceDescriptor.Singleton(MailSettings.Parse($"{server.Address}&persecond=200"))));
        await paper.SubscribesAsync(readers);
        using var over = new CancellationTokenSource();
        var running = RunsOnAsync(paper.Paper.Clock, over.Token);
        var issues = 0;
        do
        {
            await SendsAllAsync(paper, await paper.OrdersAsync());
            paper.Paper.Clock.Advance(TimeSpan.FromDays(1));
            issues++;
        }
        while (watch.Elapsed.TotalMinutes < minutes);

        await over.CancelAsync();
        await running;
        await BalanceAsync(paper, server, issues * readers);
    }

    // The limit is kept by the clock, which therefore goes on by itself here.
    private static async Task RunsOnAsync(MovableClock clock, CancellationToken over)
    {
        var step = TimeSpan.FromMilliseconds(20);
        while (!over.IsCancellationRequested)
        {
            await Task.Delay(step, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            clock.Advance(step);
        }
    }

    private static async Task SendsAllAsync(NewsletterPaper paper, long issue)
    {
        for (var round = 0; round < 500 && (await paper.AccountsAsync(issue)) is { Waiting: > 0 } or { Total: 0 }; round++)
        {
            try
            {
                await paper.SendsAsync();
            }
            catch (SmtpException)
            {
                // It broke while it greeted: the copies go on waiting.
            }

            paper.Paper.Clock.Advance(TimeSpan.FromMinutes(3));
        }
    }

    private async Task BalanceAsync(NewsletterPaper paper, FaultyServer server, int expected)
    {
        var (tokens, domain) = (paper.Paper.Services.GetRequiredService<MailTokens>(), paper.Paper.Services.GetRequiredService<Nashra.Platform.LatestChange>().Publication.MailDomain);
        var copies = (await paper.Paper.InDatabaseAsync(db => db.Copies.AsNoTracking().ToListAsync())).ToDictionary(copy => $"{tokens.For(MailTokenKind.Copy, copy.Id)}@{domain}");
        var taken = server.Taken.ToList();
        var twice = taken.GroupBy(name => name).Where(same => same.Count() > 1).Select(same => same.Key).ToList();
        output.WriteLine($"{taken.Count} mails taken for {copies.Count} copies, {copies.Values.Count(copy => copy.EverInDoubt)} ever in doubt, {twice.Count} came twice; {string.Join(", ", server.Troubles.OrderBy(trouble => trouble.Key).Select(trouble => $"{trouble.Key} {trouble.Value}"))}");

        copies.Count.ShouldBe(expected);
        copies.Values.ShouldAllBe(copy => copy.State == CopyState.Accepted);
        taken.ToHashSet().SetEquals(copies.Keys).ShouldBeTrue();
        twice.ShouldAllBe(name => copies[name].EverInDoubt);
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
