using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;

namespace Nashra.Articles;

/// <summary>The sections under the masthead.</summary>
public sealed class SectionLinks(NewsDb db) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string? current)
    {
        var sections = await db.Sections.AsNoTracking().OrderBy(section => section.Position).ThenBy(section => section.Id).ToListAsync(HttpContext.RequestAborted);
        return View("/Articles/SectionLinks.cshtml", new SectionLinksView(sections, current));
    }
}

public sealed record SectionLinksView(IReadOnlyList<Section> Sections, string? Current);
