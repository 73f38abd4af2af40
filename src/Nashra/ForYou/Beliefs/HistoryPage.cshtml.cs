using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nashra.Layout;
using Nashra.Platform;

namespace Nashra.ForYou;

/// <summary>All that the reader opened, page by page.</summary>
[Authorize]
public sealed class HistoryPage(HistoryList history) : PageModel
{
    private const int Size = 50;

    [FromQuery(Name = "page")]
    public int? Number { get; set; }

    public Paged<HistoryLine> Lines { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        Lines = await history.OfAsync(User.ReaderId!.Value, Size, Paged<object>.Clamp(Number), cancel);
    }
}
