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
        var kept = db.SavedArticles.Of(readerId);
        var lines = await kept.InOrder(SavedOrder.NewestFirst).Take(Shown)
            .Join(db.Articles, saved => saved.ArticleId, article => article.Id, (saved, article) => new { Line = new SavedLine(article.Id, article.Headline, article.Slug, saved.SavedAt), Kept = kept.Count() })
            .ToListAsync(cancel);
        return View("/Saved/SavedPanel.cshtml", new SavedSummary([.. lines.Select(one => one.Line).OrderByDescending(line => line.SavedAt)], lines.Count == 0 ? 0 : lines[0].Kept));
    }
}

public sealed record SavedSummary(IReadOnlyList<SavedLine> Latest, int Count);

public sealed record SavedLine(long ArticleId, string Headline, string Slug, DateTimeOffset SavedAt)
{
    public string Address => Addresses.Article(ArticleId, Slug);
}
