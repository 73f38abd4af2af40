using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nashra.Database;
using Nashra.Newsletters;
using Nashra.Newsletters.Composing;
using Nashra.Newsletters.Counting;
using Nashra.Newsletters.Trials;
using Nashra.Platform;

namespace Nashra.Tests.Newsletters;

/// <summary>Two subjects, tried on a stated part of the subscribers; the rest get the one that was opened more.</summary>
public sealed class SubjectTrialTests
{
    private const int Readers = 100;
    private const string First = "هكذا تقيس الأشجار أعمارها";
    private const string Other = "حلقة لكل سنة";

    [Theory]
    [EveryDatabase]
    public async Task Each_subject_goes_to_half_of_the_sample_and_the_better_one_to_the_rest_when_the_hours_are_over(DatabaseKind kind)
    {
        await using var paper = await NewsletterPaper.OpenAsync(kind);
        var issue = await StartsAsync(paper, new SubjectTrial(Other, 20, 2));

        await SendsAsync(paper);
        (await SubjectsAsync(paper)).ShouldBe([(First, 10), (Other, 10)], ignoreOrder: true);
        (await paper.AccountsAsync(issue)).Waiting.ShouldBe(80);

        await OpensAsync(paper, Other, 4);
        await OpensAsync(paper, First, 1);
        paper.Paper.Clock.Advance(TimeSpan.FromMinutes(119));
        await SendsAsync(paper);
        (await paper.AccountsAsync(issue)).Waiting.ShouldBe(80, "the hours are not over");

        paper.Paper.Clock.Advance(TimeSpan.FromMinutes(1));
        await SendsAsync(paper);
        (await SubjectsAsync(paper)).ShouldBe([(First, 10), (Other, 90)], ignoreOrder: true);
        (await paper.AccountsAsync(issue)).ShouldSatisfyAllConditions(account => account.Accepted.ShouldBe(Readers), account => account.State.ShouldBe("finished"));
        var figures = await FiguresAsync(paper, issue);
        figures.ShouldBe(new TrialFigures(10, 1, 10, 4));
        figures.MayBeChance.ShouldBeTrue("so few openings say little");
    }

    [Theory]
    [EveryDatabase]
    public async Task Without_a_difference_the_rest_get_the_first_subject(DatabaseKind kind)
    {
        await using var paper = await NewsletterPaper.OpenAsync(kind);
        await StartsAsync(paper, new SubjectTrial(Other, 10, 1));
        await SendsAsync(paper);

        paper.Paper.Clock.Advance(TimeSpan.FromHours(1));
        await SendsAsync(paper);

        (await SubjectsAsync(paper)).ShouldBe([(First, 95), (Other, 5)], ignoreOrder: true);
    }

    [Theory]
    [EveryDatabase]
    public async Task A_paper_that_counts_no_reading_is_told_so_and_tries_nothing(DatabaseKind kind)
    {
        await using var paper = await NewsletterPaper.OpenAsync(kind);
        var issue = await StartsAsync(paper, new SubjectTrial(Other, 50, 1), counts: false);
        await SendsAsync(paper);

        (await SubjectsAsync(paper)).ShouldBe([(First, Readers)]);
        (await paper.AccountsAsync(issue)).State.ShouldBe("finished");
        var findings = await FindingsAsync(paper, new SubjectTrial(Other, 50, 1));
        findings.ShouldContain(finding => finding.Key == "newsletters.check.trial_uncounted" && finding.IsSerious);
    }

    [Theory]
    [EveryDatabase]
    public async Task The_check_states_the_sample_and_refuses_one_subject_twice(DatabaseKind kind)
    {
        await using var paper = await NewsletterPaper.OpenAsync(kind);
        await StartsAsync(paper, new SubjectTrial(Other, 20, 1));

        (await FindingsAsync(paper, new SubjectTrial(Other, 20, 1))).Single(finding => finding.Key == "newsletters.check.trial_sample").Arguments.ShouldBe([20, Readers, 20]);
        (await FindingsAsync(paper, new SubjectTrial(First, 20, 1))).ShouldContain(finding => finding.Key == "newsletters.check.trial_same" && finding.IsSerious);
    }

    [Fact]
    public void Any_hundred_neighbouring_subscriptions_hold_the_sample_exactly()
    {
        var trial = new SubjectTrial(Other, 30, 1);
        foreach (var issue in new[] { 1L, 7, 99, 12_345 })
        {
            var choices = Enumerable.Range(5_000, 100).Select(subscription => trial.Of(issue, subscription)).ToList();
            choices.Count(choice => choice == SubjectChoice.First).ShouldBe(15);
            choices.Count(choice => choice == SubjectChoice.Other).ShouldBe(15);
        }
    }

    [Theory]
    [InlineData(200, 20, 200, 60, false)]
    [InlineData(10, 1, 10, 4, true)]
    [InlineData(0, 0, 50, 10, true)]
    [InlineData(50, 0, 50, 0, true)]
    public void A_difference_that_chance_explains_is_called_so(int firstCounted, int firstOpened, int otherCounted, int otherOpened, bool mayBeChance) =>
        new TrialFigures(firstCounted, firstOpened, otherCounted, otherOpened).MayBeChance.ShouldBe(mayBeChance);

    private static async Task<long> StartsAsync(NewsletterPaper paper, SubjectTrial trial, bool counts = true)
    {
        await paper.SubscribesAsync(Readers);
        await paper.Paper.InDatabaseAsync(async db =>
        {
            await db.Subscriptions.ExecuteUpdateAsync(set => set.SetProperty(s => s.MayBeCounted, true));
            await (await Publication.ReadAsync(db, CancellationToken.None) with { CountsReading = counts }).WriteAsync(db, paper.Paper.Clock.GetUtcNow(), CancellationToken.None);
        });
        await paper.Paper.Services.GetRequiredService<LatestChange>().LookAsync(CancellationToken.None);
        return await paper.InScopeAsync(async services =>
        {
            var (db, now) = (services.GetRequiredService<NewsDb>(), paper.Paper.Clock.GetUtcNow());
            var draft = IssueDraft.Begin(await db.Newsletters.SingleAsync(n => n.Slug == "morning"), "المحرر", now);
            db.Add(draft.Write(Content(paper, trial), "المحرر", now));
            draft.Approve("المحرر", now);
            draft.Schedule(now, now);
            db.Add(draft);
            await db.SaveChangesAsync();
            return (await services.GetRequiredService<IssueDesk>().StartAsync(draft, isTooLate: false, CancellationToken.None))!.Id;
        });
    }

    private static IssueContent Content(NewsletterPaper paper, SubjectTrial trial) =>
        new(First, "", "تحية طيبة.", [new IssueBlock(IssueBlockKind.Article, paper.Articles[0].Id, "")]) { Trial = trial };

    private static Task<IReadOnlyList<IssueFinding>> FindingsAsync(NewsletterPaper paper, SubjectTrial trial) => paper.InScopeAsync(async services =>
        (await services.GetRequiredService<IssueProofs>().OfDraftAsync(
            await services.GetRequiredService<NewsDb>().Newsletters.SingleAsync(n => n.Slug == "morning"), Content(paper, trial), null, CancellationToken.None)).Findings);

    private static async Task SendsAsync(NewsletterPaper paper)
    {
        await paper.InScopeAsync(async services =>
        {
            await new SubjectTrials(services.GetRequiredService<NewsDb>(), paper.Paper.Clock).DecideDueAsync(CancellationToken.None);
            return true;
        });
        await paper.SendsAsync();
    }

    /// <summary>As many readers of that subject open their copies.</summary>
    private static async Task OpensAsync(NewsletterPaper paper, string subject, int readers)
    {
        var mails = (await MailInHand.AllAsync(paper.Paper)).Where(mail => mail.Subject.Contains(subject)).Take(readers).ToList();
        paper.Paper.Clock.Advance(TimeSpan.FromSeconds(10));
        using var visitor = paper.Paper.Visitor();
        visitor.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36");
        foreach (var mail in mails)
        {
            await visitor.GetAsync(new Uri(mail.Html.Split("<img src=\"")[^1].Split('"')[0]).AbsolutePath);
        }
    }

    private static async Task<List<(string Subject, int Mails)>> SubjectsAsync(NewsletterPaper paper) =>
        [.. (await MailInHand.AllAsync(paper.Paper)).GroupBy(mail => mail.Subject).Select(same => (same.Key, same.Count()))];

    private static Task<TrialFigures> FiguresAsync(NewsletterPaper paper, long id) => paper.Paper.InDatabaseAsync(async db =>
        await db.Issues.SingleAsync(i => i.Id == id) is var issue ? await TrialFigures.OfAsync(db, issue, issue.Trial!, CancellationToken.None) : null!);
}
