using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Newsletters;

/// <summary>
/// When an article of a followed story is published, its followers who asked for it get an alert. Follows the change
/// log with a cursor shared by all nodes; an issue per article is unique, so a repeated look alerts nobody twice.
/// </summary>
public sealed class StoryAlerts(NewsDb db, IssueDesk desk, TimeProvider clock)
{
    private const string CursorName = "newsletters.stories";
    private const int Together = 200;

    public async Task LookAsync(CancellationToken cancel)
    {
        if (await db.Set<Cursor>().FirstOrDefaultAsync(c => c.Name == CursorName, cancel) is not { } cursor)
        {
            db.Add(Cursor.At(CursorName, await db.Changes.MaxAsync(c => (long?)c.Seq, cancel) ?? 0)); // what was before is no news
            await db.SaveChangesAsync(cancel);
            return;
        }

        var changes = await db.Changes.AsNoTracking().After(cursor.Seq).Take(Together).ToListAsync(cancel);
        if (changes.Count == 0)
        {
            return;
        }

        var published = changes.Where(c => c.Kind is ChangeKind.Published or ChangeKind.Due).Select(c => c.ArticleId).OfType<long>().Distinct();
        foreach (var article in await NewsOfStoriesAsync([.. published], cancel))
        {
            foreach (var newsletter in await db.Newsletters.Offered().Where(n => n.Rule == NewsletterRule.FollowedStory).ToListAsync(cancel))
            {
                await desk.OpenAlertAsync(newsletter, article, cancel);
            }
        }

        await db.Set<Cursor>().Where(c => c.Name == CursorName).ExecuteUpdateAsync(set => set.SetProperty(c => c.Seq, changes[^1].Seq), cancel);
    }

    // Violent and distressing material is not pushed at anyone; what is an hour old is no alert any more.
    private Task<List<long>> NewsOfStoriesAsync(List<long> published, CancellationToken cancel)
    {
        var (now, since) = (clock.GetUtcNow(), clock.GetUtcNow() - IssueSchedule.Tolerance);
        return db.Articles.Listed(now)
            .Where(a => published.Contains(a.Id) && a.PublishedAt > since && a.Advisory == "" && a.Topics.Any(about => about.Topic.Kind == TopicKind.Story))
            .OrderBy(a => a.PublishedAt).Select(a => a.Id).ToListAsync(cancel);
    }
}
