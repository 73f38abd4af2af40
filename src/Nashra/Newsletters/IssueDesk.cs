using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
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
        var issue = await OpenAsync(newsletter, latest.Publication.DateAt(now), occasion, now, cards, cancel);
        issue.Order(now);
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
        IReadOnlyList<ArticleCard> cards = newsletter.Kind == NewsletterKind.Personal ? [] : await contents.NewAsync(newsletter, cancel);
        if (cards.Count == 0 && newsletter.Kind != NewsletterKind.Personal)
        {
            return null;
        }

        var issue = await OpenAsync(newsletter, date, 0, due, cards, cancel);
        if (isTooLate)
        {
            issue.Hold();
            await db.SaveChangesAsync(cancel);
        }

        return issue;
    }

    private async Task<IReadOnlyList<ArticleCard>> CardsToOrderAsync(Newsletter newsletter, long? articleId, CancellationToken cancel)
    {
        if (newsletter.Kind == NewsletterKind.Personal)
        {
            return [];
        }

        if (newsletter.Kind == NewsletterKind.Alert)
        {
            return await contents.OneAsync(articleId, cancel) is { } card ? [card] : throw new RefusedException("newsletters.nothing_to_send");
        }

        var cards = await contents.NewAsync(newsletter, cancel) is { Count: > 0 } news ? news : await contents.NewestAsync(newsletter, cancel);
        return cards.Count > 0 ? cards : throw new RefusedException("newsletters.nothing_to_send");
    }

    private async Task<Issue> OpenAsync(Newsletter newsletter, DateOnly date, long occasion, DateTimeOffset due, IReadOnlyList<ArticleCard> cards, CancellationToken cancel)
    {
        var issue = Issue.Open(newsletter, date, occasion, due, clock.GetUtcNow());
        if (await FindAsync(issue, cancel) is { } open)
        {
            return open;
        }

        issue.Contains(cards);
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
