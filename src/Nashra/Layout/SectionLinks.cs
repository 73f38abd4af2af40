using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;

namespace Nashra.Layout;

/// <summary>The sections under the masthead.</summary>
public sealed class SectionLinks(NewsDb db) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string? current)
    {
        var sections = await db.Sections.AsNoTracking().OrderBy(section => section.Position).ThenBy(section => section.Id).ToListAsync(HttpContext.RequestAborted);
        return View("/Layout/SectionLinks.cshtml", new SectionLinksView(sections, current));
    }
}

public sealed record SectionLinksView(IReadOnlyList<Section> Sections, string? Current);
