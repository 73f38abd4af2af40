using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Newsletters;

/// <summary>The newsletters that reach the reader, each to be left at once: a part of «حسابي».</summary>
public sealed class NewslettersPanel(NewsDb db) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        if (UserClaimsPrincipal.ReaderId is not { } readerId)
        {
            return Content("");
        }

        var mine = await db.Subscriptions.AsNoTracking().Include(s => s.Newsletter)
            .Where(s => s.ReaderId == readerId && s.State == SubscriptionState.Active)
            .OrderBy(s => s.Newsletter.Position).ThenBy(s => s.Id)
            .ToListAsync(HttpContext.RequestAborted);
        return View("/Newsletters/NewslettersPanel.cshtml", mine);
    }
}
