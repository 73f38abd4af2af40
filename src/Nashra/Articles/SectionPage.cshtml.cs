using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Layout;
using Nashra.Platform.Caching;

namespace Nashra.Articles;

/// <summary>A section's articles, newest first.</summary>
[SamePageForEveryone]
public sealed class SectionPage(NewsDb db, TimeProvider clock) : ListPage
{
    public Section Section { get; private set; } = null!;

    public PageHead Head => HeadFor(Section.Name, Section.Description) with { SectionSlug = Section.Slug };

    protected override string Path => Addresses.Section(Section.Slug);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (await db.Sections.AsNoTracking().FirstOrDefaultAsync(section => section.Slug == slug, cancel) is not { } found)
        {
            return NotFound();
        }

        Section = found;
        await ListAsync(db.Articles.Listed(clock.GetUtcNow()).Where(a => a.SectionId == found.Id).LatestFirst(), cancel);
        return Page();
    }
}
