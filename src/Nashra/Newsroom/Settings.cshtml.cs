using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nashra.Database;
using Nashra.Newsroom.Staff;
using Nashra.Platform;
using NodaTime;

namespace Nashra.Newsroom;

/// <summary>What the publication decides for itself; for administrators.</summary>
[Door(DoorNeeds.Administrator)]
public sealed class SettingsPage(NewsDb db, LatestChange latest, TimeProvider clock) : PageModel
{
    public static IEnumerable<string> Zones => DateTimeZoneProviders.Tzdb.Ids;

    [BindProperty]
    public SettingsForm Paper { get; set; } = new();

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Paper = SettingsForm.Of(await Publication.ReadAsync(db, cancel));
        ViewData["Done"] = Request.Query.ContainsKey("done") ? "newsroom.done.settings" : null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await Paper.ToPublication(await Publication.ReadAsync(db, cancel)).WriteAsync(db, clock.GetUtcNow(), cancel);
        await latest.LookAsync(cancel);
        return new SeeOther("/newsroom/settings?done=1");
    }
}
