using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Localization;
using Nashra.Platform;
using Nashra.Platform.Caching;

namespace Nashra.Newsletters.Pages;

/// <summary>One newsletter: what it is, how to receive it, and what it has said so far.</summary>
[SamePageForEveryone]
public sealed class NewsletterPage(NewsDb db, Edition edition) : PageModel
{
    private const int Shown = 30;

    public Newsletter Newsletter { get; private set; } = null!;

    public bool IsSignedIn => User.ReaderId is not null;

    public bool IsSubscribed { get; private set; }

    public IReadOnlyList<ArchivedIssue> Archive { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (await db.Newsletters.AsNoTracking().FirstOrDefaultAsync(n => n.Slug == slug, cancel) is not { } found)
        {
            return NotFound();
        }

        Newsletter = found;
        var readerId = User.ReaderId;
        IsSubscribed = readerId is not null && await db.Subscriptions.AnyAsync(s => s.NewsletterId == found.Id && s.ReaderId == readerId && s.State == SubscriptionState.Active, cancel);
        Archive = found.IsPersonal ? [] : await ArchiveAsync(cancel);
        return Page();
    }

    private async Task<List<ArchivedIssue>> ArchiveAsync(CancellationToken cancel)
    {
        var readable = db.Articles.Visible(edition.Now);
        var issues = await db.Issues.AsNoTracking().Where(i => i.NewsletterId == Newsletter.Id && i.State != IssueState.Held).OrderByDescending(i => i.Id).Take(Shown)
            .Select(i => new
            {
                i.Date,
                i.Occasion,
                i.DueAt,
                Headline = i.Articles.Where(a => readable.Any(live => live.Id == a.ArticleId)).OrderBy(a => a.Position).Select(a => a.Headline).FirstOrDefault(),
            })
            .ToListAsync(cancel);
        return [.. issues.Where(i => i.Headline != null).Select(i => new ArchivedIssue(IssueAddress.Of(Newsletter.Slug, i.Date, i.Occasion), i.Headline!, i.Date, edition.Date(i.DueAt)))];
    }
}

public sealed record ArchivedIssue(string Address, string Headline, string Date, string DateInWords);

internal static class IssueAddress
{
    public static string Of(string slug, string date, long occasion) => $"/newsletters/{slug}/{date}{(occasion == 0 ? "" : $"/{ShortId.From(occasion)}")}";
}
