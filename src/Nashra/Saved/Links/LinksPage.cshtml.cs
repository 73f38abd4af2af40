using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nashra.Layout;
using Nashra.Platform;

namespace Nashra.Saved;

/// <summary>Links that came along from other tools.</summary>
[Authorize]
public sealed class LinksPage(SavedLinks links) : PageModel
{
    [FromQuery(Name = "q")]
    public string? Query { get; set; }

    [FromQuery(Name = "page")]
    public int? Number { get; set; }

    /// <summary>A link that was just removed.</summary>
    [FromQuery(Name = "removed")]
    public string? Removed { get; set; }

    public Paged<SavedLink> Links { get; private set; } = new([], 1, false);

    public PagerLinks Pager => new("/saved/links" + (Query is { Length: > 0 } ? QueryString.Create("q", Query) : ""), Links.Number, Links.HasNext);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        Links = await links.OfAsync(User.ReaderId!.Value, Query, Paged<SavedLink>.Clamp(Number), cancel);
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? id, [FromForm] SavedPlace place, CancellationToken cancel)
    {
        if (!ShortId.TryParse(id, out var linkId) || await links.PutAsync(User.ReaderId!.Value, linkId, place, cancel) == 0)
        {
            return NotFound();
        }

        return new SeeOther(place == SavedPlace.Removed ? $"/saved/links?removed={id}" : "/saved/links");
    }
}
