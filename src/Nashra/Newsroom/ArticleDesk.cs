using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Newsroom.Staff;
using Nashra.Platform;

namespace Nashra.Newsroom;

/// <summary>Every act on an article: the text, the deed, the line of its history and its change are one transaction.</summary>
public sealed class ArticleDesk(NewsDb db, StaffVisit visit, KnownNames names, LatestChange latest, TimeProvider clock)
{
    public Task<Article?> FindAsync(long id, CancellationToken cancel) => db.Articles.AsSplitQuery()
        .Include(a => a.Section)
        .Include(a => a.Authors).ThenInclude(signed => signed.Author)
        .Include(a => a.Topics).ThenInclude(about => about.Topic)
        .Include(a => a.Corrections)
        .FirstOrDefaultAsync(a => a.Id == id, cancel);

    public async Task<int> VersionOfAsync(long articleId, CancellationToken cancel) =>
        await db.Set<ArticleEdit>().Where(e => e.ArticleId == articleId).MaxAsync(e => (int?)e.Version, cancel) ?? 0;

    /// <exception cref="LostRaceException">Somebody has saved since the form was opened.</exception>
    /// <exception cref="RefusedException">A rule of the article was not met; nothing was saved.</exception>
    public async Task<Article> DoAsync(Deed deed, Article? existing, ArticleForm form, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (existing is not null && await VersionOfAsync(existing.Id, cancel) != form.Version)
        {
            throw new LostRaceException();
        }

        var article = existing ?? Article.Draft(form.SectionId, now);
        var change = deed == Deed.Withdraw ? Withdraw(article, form, now) : await WriteAsync(article, deed, form, now, cancel);
        await SaveAsync(article, ArticleEditOf, cancel);
        await RememberMinuteAsync(article, now, cancel);
        if (change is { } kind)
        {
            db.Add(ArticleChange.Of(article.Id, kind, now));
            await db.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        await latest.LookAsync(cancel);
        return article;

        ArticleEdit ArticleEditOf() => ArticleEdit.Of(article, form.Version + 1, deed, visit.Member, now);
    }

    private static ChangeKind? Withdraw(Article article, ArticleForm form, DateTimeOffset now)
    {
        if (!article.IsVisible(now))
        {
            throw new RefusedException("newsroom.only_published_withdrawn");
        }

        article.Withdraw(form.Reason, now);
        return ChangeKind.Withdrawn;
    }

    private async Task<ChangeKind?> WriteAsync(Article article, Deed deed, ArticleForm form, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await db.Sections.AnyAsync(section => section.Id == form.SectionId, cancel))
        {
            throw new RefusedException("newsroom.section_required");
        }

        var wasVisible = article.IsVisible(now);
        article.Write(form.ToText(), now);
        article.Illustrate(form.ToPicture());
        article.SignedBy(await names.AuthorsAsync(form.AuthorNames, cancel));
        article.IsAbout(await names.TopicsAsync(form, cancel));
        return Carry(deed, article, form, wasVisible, now);
    }

    private ChangeKind? Carry(Deed deed, Article article, ArticleForm form, bool wasVisible, DateTimeOffset now)
    {
        switch (deed)
        {
            case Deed.Publish:
                article.Publish(now, now);
                return wasVisible ? ChangeKind.Updated : ChangeKind.Published;
            case Deed.Schedule:
                Schedule(article, form.ScheduledFor(latest.Publication.Zone), now);
                return null; // its minute is a change of its own
            case Deed.Unschedule:
                article.Unschedule(now);
                return null;
            case Deed.Correct:
                article.Correct(form.Note, now);
                return ChangeKind.Corrected;
            default:
                return wasVisible ? ChangeKind.Updated : null;
        }
    }

    private static void Schedule(Article article, DateTimeOffset at, DateTimeOffset now)
    {
        if (at <= now)
        {
            throw new RefusedException("newsroom.time_past");
        }

        if (article.IsVisible(now))
        {
            throw new RefusedException("newsroom.already_published");
        }

        article.Publish(at, now);
    }

    private async Task SaveAsync(Article article, Func<ArticleEdit> edit, CancellationToken cancel)
    {
        if (db.Entry(article).State == EntityState.Detached)
        {
            db.Add(article);
        }

        await db.SaveChangesAsync(cancel);
        db.Add(edit());
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (article.Id > 0)
        {
            throw new LostRaceException(); // the other editor's version was committed between our look and our word
        }
    }

    private async Task RememberMinuteAsync(Article article, DateTimeOffset now, CancellationToken cancel)
    {
        await db.Set<ScheduledArticle>().Where(s => s.ArticleId == article.Id).ExecuteDeleteAsync(cancel);
        if (article.IsScheduled(now))
        {
            db.Add(new ScheduledArticle(article.Id, article.PublishedAt!.Value));
            await db.SaveChangesAsync(cancel);
        }
    }
}

/// <summary>Two editors had the same article open, and the other was first.</summary>
public sealed class LostRaceException() : Exception("Somebody has saved this article since it was opened.");
