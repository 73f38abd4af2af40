using Microsoft.AspNetCore.Mvc;
using Nashra.Articles;
using Nashra.Platform;
using Nashra.Platform.Caching;

namespace Nashra.ForYou;

/// <summary>The front page's tailored ribbon: the first of the reader's list that do not stand above it already.</summary>
public sealed class Ribbon(RecentRibbons ribbons, TailoredList list, SharedUntilChange<KnownItems> shared) : ViewComponent
{
    private const int Shown = 4;

    /// <param name="besides">Articles that the page shows above.</param>
    public async Task<IViewComponentResult> InvokeAsync(IReadOnlyCollection<long>? besides = null)
    {
        if (UserClaimsPrincipal.ReaderId is not { } readerId)
        {
            return Content("");
        }

        var ribbon = await ribbons.OfAsync(readerId, HttpContext.RequestAborted);
        if (!ribbon.IsTailored)
        {
            return Content("");
        }

        RankedArticle[] ranked = [.. ribbon.Articles.Where(article => besides?.Contains(article.ArticleId) != true).Take(Shown)];
        var known = await shared.OfAsync(() => Task.FromResult(new KnownItems()));
        var items = ribbon.IsUnknown ? [] : await list.ItemsAsync(readerId, ranked, known, HttpContext.RequestAborted);
        return View("/ForYou/Pages/Ribbon.cshtml", items);
    }
}
