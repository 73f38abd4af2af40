using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nashra.Newsletters;
using Nashra.Newsletters.Counting;
using Nashra.Platform;
using Nashra.Tests.Readers;

namespace Nashra.Tests.Newsletters;

/// <summary>Openings and readings are counted only where the paper and the reader agreed, and machines are told apart.</summary>
public sealed partial class CountingTests
{
    private const string Browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";

    [Theory, EveryDatabase]
    public async Task A_letter_leads_straight_to_its_articles_unless_the_paper_counts_and_the_reader_agreed(DatabaseKind kind)
    {
        await using var paper = await NewsletterPaper.OpenAsync(kind);
        await paper.SubscribesAsync(2);
        await paper.ChangesAsync("r0@example.org", subscription => subscription.LetBeCounted(true));

        await paper.OrdersAsync();
        await paper.SendsAsync();
        (await MailInHand.AllAsync(paper.Paper)).ShouldAllBe(mail => !mail.Html.Contains("/to/") && !mail.Html.Contains("open.gif") && mail.Text.Contains("/a/"));

        await CountsAsync(paper);
        paper.Paper.Clock.Advance(TimeSpan.FromDays(1));
        await paper.OrdersAsync();
        await paper.SendsAsync();
        var mails = (await MailInHand.AllAsync(paper.Paper)).Where(mail => mail.Html.Contains("open.gif")).ToList();
        var counted = mails.ShouldHaveSingleItem();
        counted.To.ShouldContain("r0@example.org");
        MailLint.FaultsOf(counted).ShouldBeEmpty();
        Links().Count(counted.Html).ShouldBe(2 * paper.Articles.Count, "headline and way to read of each");
        Links().Count(counted.Text).ShouldBe(paper.Articles.Count);
        counted.Html.Where(letter => char.IsControl(letter) && letter is not ('\n' or '\r')).ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task Persons_are_counted_once_each_and_machines_apart(DatabaseKind kind)
    {
        await using var paper = await NewsletterPaper.OpenAsync(kind);
        var (issue, dots, links) = await SendsCountedAsync(paper, 4);
        using var visitor = Visitor(paper, Browser);
        using var crawler = Visitor(paper, "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)");

        await visitor.GetAsync(dots[0]); // at once: the gateway that takes the letter
        paper.Paper.Clock.Advance(TimeSpan.FromMinutes(5));
        var dot = await visitor.GetAsync(dots[0]);
        await visitor.GetAsync(dots[0]);
        var way = await visitor.GetAsync(links[1][0]);
        await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Head, dots[2]));
        await crawler.GetAsync(links[2][0]);
        await visitor.GetAsync(links[3][0]);
        await visitor.GetAsync(links[3][1]); // another one in the same second: no hand is as quick

        dot.Content.Headers.ContentType!.MediaType.ShouldBe("image/gif");
        dot.Headers.CacheControl!.NoStore.ShouldBeTrue();
        way.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        way.Headers.Location!.ToString().ShouldStartWith("/a/");
        var figures = (await FiguresAsync(paper, issue))!;
        (figures.Counted, figures.Opened, figures.Followed, figures.Machines).ShouldBe((4, 2, 1, 4));
        figures.Articles.ShouldHaveSingleItem().Copies.ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task Who_agrees_no_longer_leaves_nothing_behind_and_is_counted_no_more(DatabaseKind kind)
    {
        await using var paper = await NewsletterPaper.OpenAsync(kind);
        var (issue, dots, links) = await SendsCountedAsync(paper, 1);
        using var visitor = Visitor(paper, Browser);
        paper.Paper.Clock.Advance(TimeSpan.FromMinutes(5));
        await visitor.GetAsync(links[0][0]);
        (await FiguresAsync(paper, issue))!.Followed.ShouldBe(1);

        var id = await paper.Paper.InDatabaseAsync(db => db.Subscriptions.Select(s => s.Id).SingleAsync());
        var preferences = $"/mail/{paper.Paper.Services.GetRequiredService<MailTokens>().For(MailTokenKind.Subscription, id)}";
        (await visitor.GetStringAsync(preferences)).ShouldContain("handler=count");
        (await visitor.PostsAsync($"{preferences}?handler=count", ("agrees", "false"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        paper.Paper.Clock.Advance(TimeSpan.FromMinutes(5));
        await visitor.GetAsync(dots[0]);
        var way = await visitor.GetAsync(links[0][0]);

        way.StatusCode.ShouldBe(HttpStatusCode.Redirect, "the letter in the inbox still leads where it did");
        var figures = (await FiguresAsync(paper, issue))!;
        (figures.Counted, figures.Opened, figures.Followed).ShouldBe((0, 0, 0));
        (await paper.Paper.InDatabaseAsync(db => db.CopyReadings.CountAsync())).ShouldBe(0);
    }

    [Theory, EveryDatabase]
    public async Task A_link_that_nobody_was_sent_leads_to_the_article_and_counts_nothing(DatabaseKind kind)
    {
        await using var paper = await NewsletterPaper.OpenAsync(kind);
        var (issue, dots, _) = await SendsCountedAsync(paper, 1);
        using var visitor = Visitor(paper, Browser);
        paper.Paper.Clock.Advance(TimeSpan.FromMinutes(5));
        var own = dots[0].Split('/')[2];

        var elsewhere = await visitor.GetAsync($"/mail/{own}/to/{ShortId.From(9999)}");
        var forged = await visitor.GetAsync($"/mail/{new string('0', MailTokens.Length)}/to/{ShortId.From(paper.Articles[0].Id)}");
        var nonsense = await visitor.GetAsync($"/mail/{own}/to/https:%2F%2Fexample.com");

        elsewhere.Headers.Location!.ToString().ShouldBe($"/a/{ShortId.From(9999)}");
        forged.Headers.Location!.ToString().ShouldBe($"/a/{ShortId.From(paper.Articles[0].Id)}");
        nonsense.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var figures = (await FiguresAsync(paper, issue))!;
        (figures.Opened, figures.Followed, figures.Machines).ShouldBe((0, 0, 0));
    }

    private static async Task<(long Issue, string[] Dots, string[][] Links)> SendsCountedAsync(NewsletterPaper paper, int readers)
    {
        await CountsAsync(paper);
        await paper.SubscribesAsync(readers);
        for (var reader = 0; reader < readers; reader++)
        {
            await paper.ChangesAsync($"r{reader}@example.org", subscription => subscription.LetBeCounted(true));
        }

        var issue = await paper.OrdersAsync();
        await paper.SendsAsync();
        var mails = (await MailInHand.AllAsync(paper.Paper)).OrderBy(mail => mail.To, StringComparer.Ordinal).ToList();
        mails.Count.ShouldBe(readers);
        return (issue, mails.ConvertAll(mail => new Uri(Dots().Match(mail.Html).Value).AbsolutePath).ToArray(),
            [.. mails.Select(mail => Links().Matches(mail.Text).Select(link => new Uri(link.Value).AbsolutePath).ToArray())]);
    }

    private static async Task CountsAsync(NewsletterPaper paper)
    {
        await paper.Paper.InDatabaseAsync(async db => await (await Publication.ReadAsync(db, CancellationToken.None) with { CountsReading = true }).WriteAsync(db, paper.Paper.Clock.GetUtcNow(), CancellationToken.None));
        await paper.Paper.Services.GetRequiredService<LatestChange>().LookAsync(CancellationToken.None);
    }

    private static Task<ReadingFigures?> FiguresAsync(NewsletterPaper paper, long issue) => paper.Paper.InDatabaseAsync(async db =>
        await ReadingFigures.OfAsync(db, await db.Issues.SingleAsync(i => i.Id == issue), CancellationToken.None));

    private static HttpClient Visitor(NewsletterPaper paper, string agent)
    {
        var visitor = paper.Paper.Visitor();
        visitor.DefaultRequestHeaders.UserAgent.Clear();
        visitor.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", agent);
        return visitor;
    }

    [GeneratedRegex(@"https?://[^\s""<>]+/mail/\w{26}/to/\w+")]
    private static partial Regex Links();

    [GeneratedRegex(@"https?://[^\s""<>]+/mail/\w{26}/open\.gif")]
    private static partial Regex Dots();
}
