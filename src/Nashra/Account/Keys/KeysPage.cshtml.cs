using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nashra.Localization;
using Nashra.Platform;
using Nashra.Readers;

namespace Nashra.Account.Keys;

/// <summary>The reader's own feeds and the keys of programs: opened, named, and revoked at once.</summary>
[Authorize, Entrance]
public sealed class KeysPage(AccessKeys keys, Edition edition) : PageModel
{
    public static readonly IReadOnlyList<AccessScopes> Offered = [AccessScopes.Content, AccessScopes.Search, AccessScopes.Follows, AccessScopes.Saved, AccessScopes.Newsletters];

    private static readonly string[] FeedKinds = ["news", "saved"];

    public IReadOnlyList<AccessKey> Keys { get; private set; } = [];

    /// <summary>The token of the key that was just opened: shown once.</summary>
    public string? Token { get; private set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string[] Scope { get; set; } = [];

    public IEnumerable<(string TitleKey, Uri Address)> FeedsOf(AccessKey key) =>
        from kind in FeedKinds
        select ($"account.feed.{kind}", edition.Absolute($"/feeds/{keys.TokenOf(key)}/{kind}.xml"));

    public IEnumerable<string> WordsFor(AccessScopes scopes) => Offered.Where(scope => scopes.HasFlag(scope)).Select(scope => edition.Say[$"account.scope.{scope}"]);

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostOpenAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var scopes = Offered.Where(scope => Scope.Contains(scope.ToString(), StringComparer.Ordinal)).Aggregate(AccessScopes.None, (all, scope) => all | scope);
        Token = (await keys.OpenAsync(User.ReaderId!.Value, Name, scopes, cancel)).Text;
        await LoadAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostFeedsAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        await keys.OpenFeedsAsync(User.ReaderId!.Value, cancel);
        return new SeeOther("/account/keys#feeds");
    }

    public async Task<IActionResult> OnPostRevokeAsync(long id, CancellationToken cancel) =>
        await keys.RevokeAsync(User.ReaderId!.Value, id, cancel) ? new SeeOther("/account/keys") : NotFound();

    private async Task LoadAsync(CancellationToken cancel) => Keys = await keys.ListAsync(User.ReaderId!.Value, cancel);
}
