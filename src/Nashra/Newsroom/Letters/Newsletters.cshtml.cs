using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Newsletters;

namespace Nashra.Newsroom.Letters;

/// <summary>Every newsletter of the paper, and what is being composed.</summary>
public sealed class NewslettersDeskPage(NewsDb db) : PageModel
{
    public IReadOnlyList<NewsletterLine> Newsletters { get; private set; } = [];

    public IReadOnlyList<IssueDraft> Drafts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Newsletters = await db.Newsletters.AsNoTracking().InOrder().Select(newsletter => new NewsletterLine(
            newsletter,
            db.Set<Subscription>().Count(s => s.NewsletterId == newsletter.Id && s.State == SubscriptionState.Active),
            db.Set<Issue>().Where(i => i.NewsletterId == newsletter.Id).OrderByDescending(i => i.Id).FirstOrDefault())).ToListAsync(cancel);
        Drafts = await db.IssueDrafts.AsNoTracking().Include(d => d.Newsletter).Where(d => d.State != DraftState.Started).OrderByDescending(d => d.ChangedAt).Take(30).ToListAsync(cancel);
    }
}

public sealed record NewsletterLine(Newsletter Newsletter, int Subscribers, Issue? Last);
