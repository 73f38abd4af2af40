using Microsoft.AspNetCore.Mvc;
using Nashra.Database;
using Nashra.Layout;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.Following;

/// <summary>What following and muting one thing share: the page a letter's link opens, and the act of its buttons.</summary>
public abstract class WishPage(NewsDb db, Edition edition) : ActPage(edition)
{
    public FollowTarget Target { get; private set; } = null!;

    public bool IsOn { get; private set; }

    public async Task<IActionResult> OnGetAsync(string kind, string id, CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        return await FindAsync(kind, id, cancel) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string kind, string id, CancellationToken cancel) =>
        await FindAsync(kind, id, cancel) ? await ActAsync(On ?? !IsOn, cancel) : NotFound();

    protected abstract Task<IActionResult> ActAsync(bool wanted, CancellationToken cancel);

    protected abstract Task<bool> IsOnAsync(CancellationToken cancel);

    // A reader's own words have no page and no name that others may see: they are acted on by their number alone.
    private async Task<bool> FindAsync(string kindName, string id, CancellationToken cancel)
    {
        if (FollowKinds.Parse(kindName) is not { } kind || !ShortId.TryParse(id, out var targetId))
        {
            return false;
        }

        var found = kind.IsOwnWords() && HttpMethods.IsPost(Request.Method) ? new FollowTarget(kind, targetId, "", null) : await db.TargetAsync(kind, targetId, cancel);
        if (found is null)
        {
            return false;
        }

        Target = found;
        IsOn = await IsOnAsync(cancel);
        return true;
    }
}
