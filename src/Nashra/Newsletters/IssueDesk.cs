using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Newsletters.Trials;
using Nashra.Platform;

namespace Nashra.Newsletters;

/// <summary>Opens issues: what they print is frozen here. Whoever opens one that is there already gets that one.</summary>
public sealed class IssueDesk(NewsDb db, IssueContents contents, LatestChange latest, TimeProvider clock)
{
    /// <summary>A person wants it out now, to everyone who has not got it.</summary>
    /// <exception cref="RefusedException">There is no article to send.</exception>
    public async Task<Issue> OrderAsync(Newsletter newsletter, long? articleId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var cards = await CardsToOrderAsync(newsletter, articleId, cancel);
        var occasion = newsletter.Kind == NewsletterKind.Alert ? cards[0].Id : 0;
        var issue = await OpenAsync(newsletter, latest.Publication.DateAt(now), occasion, now, cards, null, cancel);
        issue.Order(now);
        issue.Choose(SubjectChoice.First); // everyone now: there is no rest to wait for a trial
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.SaveChangesAsync(cancel);
        await db.Copies.Where(c => c.IssueId == issue.Id && c.State == CopyState.Waiting && c.NextAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.NextAt, now), cancel);
        await transaction.CommitAsync(cancel);
        return issue;
    }

    /// <summary>What the schedule opens; null when the newsletter would have nothing to say.</summary>
    public async Task<Issue?> OpenDueAsync(Newsletter newsletter, DateOnly date, DateTimeOffset due, bool isTooLate, CancellationToken cancel)
    {
        IReadOnlyList<ArticleCard> cards = newsletter.IsPersonal ? [] : await contents.NewAsync(newsletter, cancel);
        if (cards.Count == 0 && !newsletter.IsPersonal)
        {
            return null;
        }

        var issue = await OpenAsync(newsletter, date, 0, due, cards, null, cancel);
        if (isTooLate)
        {
            issue.Hold();
            await db.SaveChangesAsync(cancel);
        }

        return issue;
    }

    /// <summary>An alert about one article; null when there was one already, or readers cannot see the article.</summary>
    public async Task<Issue?> OpenAlertAsync(Newsletter newsletter, long articleId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return await db.Issues.AnyAsync(i => i.NewsletterId == newsletter.Id && i.Occasion == articleId, cancel) || await contents.OneAsync(articleId, cancel) is not { } card
            ? null
            : await OpenAsync(newsletter, latest.Publication.DateAt(now), articleId, now, [card], null, cancel);
    }

    public Task<bool> HasIssueOnAsync(long newsletterId, DateOnly date, CancellationToken cancel)
    {
        var day = Issue.DayOf(date);
        return db.Issues.AnyAsync(i => i.NewsletterId == newsletterId && i.Date == day && i.Occasion == 0, cancel);
    }

    /// <summary>Freezes a draft whose hour has come; null when the day has its issue already. Whether it goes out or waits for a person is one and the same transaction.</summary>
    public async Task<Issue?> StartAsync(IssueDraft draft, bool isTooLate, CancellationToken cancel)
    {
        var (content, due) = (Tried(draft.ReadContent()), draft.DueAt!.Value);
        if (await HasIssueOnAsync(draft.NewsletterId, latest.Publication.DateAt(due), cancel))
        {
            draft.Stop(); // one issue per newsletter and date: an editor chooses another
            await db.SaveChangesAsync(cancel);
            return null;
        }

        var cards = await contents.NamedAsync(content.ArticleIds, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var issue = await OpenAsync(draft.Newsletter, latest.Publication.DateAt(due), 0, due, cards, content, cancel);
        if (isTooLate)
        {
            issue.Hold();
        }

        draft.Became(issue);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return issue;
    }

    // A paper that stopped counting since has nothing to decide a trial by.
    private IssueContent Tried(IssueContent content) => latest.Publication.CountsReading ? content : content with { Trial = null };

    private async Task<IReadOnlyList<ArticleCard>> CardsToOrderAsync(Newsletter newsletter, long? articleId, CancellationToken cancel)
    {
        if (newsletter.IsPersonal)
        {
            return [];
        }

        if (newsletter.Kind == NewsletterKind.Written)
        {
            throw new RefusedException("newsletters.is_written");
        }

        if (newsletter.Kind == NewsletterKind.Alert)
        {
            return await contents.OneAsync(articleId, cancel) is { } card ? [card] : throw new RefusedException("newsletters.nothing_to_send");
        }

        var cards = await contents.NewAsync(newsletter, cancel) is { Count: > 0 } news ? news : await contents.NewestAsync(newsletter, cancel);
        return cards.Count > 0 ? cards : throw new RefusedException("newsletters.nothing_to_send");
    }

    private async Task<Issue> OpenAsync(Newsletter newsletter, DateOnly date, long occasion, DateTimeOffset due, IReadOnlyList<ArticleCard> cards, IssueContent? content, CancellationToken cancel)
    {
        var issue = Issue.Open(newsletter, date, occasion, due, clock.GetUtcNow());
        if (await FindAsync(issue, cancel) is { } open)
        {
            return open;
        }

        issue.Contains(cards);
        if (latest.Publication.CountsReading)
        {
            issue.CountReading();
        }

        if (content is not null)
        {
            issue.Says(content);
        }

        db.Add(issue);
        try
        {
            await db.SaveChangesAsync(cancel);
            return issue;
        }
        catch (DbUpdateException)
        {
            // Another node opened it in this very moment: its issue is the issue.
            db.ChangeTracker.Clear();
            if (await FindAsync(issue, cancel) is { } theirs)
            {
                return theirs;
            }

            throw;
        }
    }

    private Task<Issue?> FindAsync(Issue issue, CancellationToken cancel) =>
        db.Issues.FirstOrDefaultAsync(i => i.NewsletterId == issue.NewsletterId && i.Date == issue.Date && i.Occasion == issue.Occasion, cancel);
}
