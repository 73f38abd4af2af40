using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform.Caching;

namespace Nashra.Articles;

/// <summary>The sections under the masthead of every page, asked for once after each change of the paper.</summary>
public sealed class SectionLinks(NewsDb db, SharedUntilChange<List<Section>> shared) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string? current)
    {
        var sections = await shared.OfAsync(() => db.Sections.AsNoTracking().OrderBy(section => section.Position).ThenBy(section => section.Id).ToListAsync(HttpContext.RequestAborted));
        return View("/Articles/SectionLinks.cshtml", new SectionLinksView(sections, current));
    }
}

public sealed record SectionLinksView(IReadOnlyList<Section> Sections, string? Current);
