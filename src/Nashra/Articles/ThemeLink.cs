using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewComponents;

namespace Nashra.Articles;

/// <summary>A page's link to the publication's own style.</summary>
public sealed class ThemeLink(Theme theme) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var finished = await theme.FinishedAsync(HttpContext.RequestAborted);
        return new HtmlContentViewComponentResult(new HtmlString($"<link rel=\"stylesheet\" href=\"{finished.Address}\">"));
    }
}
