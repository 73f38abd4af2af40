using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Newsletters;
using Nashra.Newsletters.Reports;

namespace Nashra.Newsroom.Letters;

/// <summary>How the newsletters fare: the latest issues, growth and churn, complaints by provider, and why readers left.</summary>
public sealed class LettersReportPage(NewsDb db, TimeProvider clock) : PageModel
{
    private const int Shown = 30;
    private static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    public IReadOnlyList<IssueReport> Issues { get; private set; } = [];

    public IReadOnlyList<NewsletterGrowth> Newsletters { get; private set; } = [];

    public IReadOnlyList<ProviderRate> Providers { get; private set; } = [];

    public IReadOnlyList<(string Newsletter, string Because)> Reasons { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var issues = new List<IssueReport>();
        foreach (var issue in await db.Issues.AsNoTracking().Include(i => i.Newsletter).OrderByDescending(i => i.Id).Take(Shown).ToListAsync(cancel))
        {
            issues.Add(await IssueReport.OfAsync(db, issue, cancel));
        }

        Issues = issues;
        Newsletters = await Growth.UntilAsync(db, now, cancel);
        Providers = [.. (await ComplaintRates.SinceAsync(db, now - Lately, cancel)).Take(Shown)];
        var since = now - Lately;
        var reasons = await db.Subscriptions.Where(s => s.LeftAt > since && s.LeftBecause != null).OrderByDescending(s => s.LeftAt).Take(Shown).Select(s => new { s.Newsletter.Name, s.LeftBecause }).ToListAsync(cancel);
        Reasons = [.. reasons.Where(reason => !Enum.TryParse<SuppressionReason>(reason.LeftBecause, out _)).Select(reason => (reason.Name, reason.LeftBecause!))];
    }
}
