using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Localization;

namespace Nashra.Newsletters;

/// <summary>The newsletters that every paper has from its first day: morning, breaking, «لك», followed stories, what is saved, and a weekly for each section.</summary>
public sealed class NewsletterFounding(NewsDb db, Edition edition, TimeProvider clock)
{
    private const int MorningHour = 6;
    private const int WeeklyHour = 9;

    /// <summary>Founds what is missing. Safe to repeat, also by two nodes at once.</summary>
    public async Task FoundAsync(CancellationToken cancel)
    {
        var known = await db.Newsletters.Select(n => n.Slug).ToListAsync(cancel);
        var sections = await db.Sections.AsNoTracking().Where(s => s.Slug != Section.MiscellanySlug).OrderBy(s => s.Position).ThenBy(s => s.Id).ToListAsync(cancel);
        var missing = Plans(sections).Index().Where(plan => !known.Contains(plan.Item.Slug)).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        db.AddRange(missing.Select(plan => Newsletter.Found(plan.Item, plan.Index, clock.GetUtcNow())));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            db.ChangeTracker.Clear(); // another node has just founded them
        }
    }

    private IEnumerable<NewsletterPlan> Plans(List<Section> sections)
    {
        yield return Plan("morning", NewsletterKind.Automatic) with { Hour = MorningHour };
        yield return Plan("breaking", NewsletterKind.Alert) with { MostArticles = 1 };
        yield return Plan("for-you", NewsletterKind.Personal) with { MostArticles = 7 };
        yield return Plan("stories", NewsletterKind.Alert) with { MostArticles = 1, Rule = NewsletterRule.FollowedStory };
        yield return Plan("saved", NewsletterKind.Reminder) with { MostArticles = 7, Day = DayOfWeek.Friday, Hour = WeeklyHour };
        foreach (var section in sections)
        {
            yield return Plan("weekly", NewsletterKind.Weekly, section.Name) with { Slug = $"weekly-{section.Slug}", SectionId = section.Id, Day = DayOfWeek.Friday, Hour = WeeklyHour };
        }
    }

    private NewsletterPlan Plan(string slug, NewsletterKind kind, params object[] section)
    {
        var name = edition.Say.Say($"newsletters.{slug}.name", section);
        return new NewsletterPlan(slug, name, edition.Say.Say($"newsletters.{slug}.about", section), kind, edition.Say.Say("newsletters.consent", name, edition.Paper.Name));
    }
}
