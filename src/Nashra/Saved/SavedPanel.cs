using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Saved;

/// <summary>How much the reader keeps, and what was saved last: a part of «حسابي».</summary>
public sealed class SavedPanel(NewsDb db) : ViewComponent
{
    private const int Shown = 5;

    public async Task<IViewComponentResult> InvokeAsync()
    {
        if (UserClaimsPrincipal.ReaderId is not { } readerId)
        {
            return Content("");
        }

        var cancel = HttpContext.RequestAborted;
        var lines = await db.SavedArticles.Of(readerId).InOrder(SavedOrder.NewestFirst).Take(Shown)
            .Join(db.Articles, saved => saved.ArticleId, article => article.Id, (saved, article) => new SavedLine(article.Id, article.Headline, article.Slug, saved.SavedAt))
            .ToListAsync(cancel);
        return View("/Saved/SavedPanel.cshtml", new SavedSummary([.. lines.OrderByDescending(line => line.SavedAt)], await db.SavedArticles.Of(readerId).CountAsync(cancel)));
    }
}

public sealed record SavedSummary(IReadOnlyList<SavedLine> Latest, int Count);

public sealed record SavedLine(long ArticleId, string Headline, string Slug, DateTimeOffset SavedAt)
{
    public string Address => Addresses.Article(ArticleId, Slug);
}
