using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;
using Nashra.Readers;

namespace Nashra.Account;

/// <summary>The last page of an account: who types the address means it.</summary>
[Authorize, Entrance]
public sealed class ErasePage(NewsDb db, Erasing erasing, Sessions sessions) : PageModel
{
    public Reader Reader { get; private set; } = null!;

    [BindProperty]
    public string? Confirmation { get; set; }

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (!EmailAddress.TryParse(Confirmation, out var typed) || typed.Key != Reader.NormalizedEmail)
        {
            throw new RefusedException("account.erase_refused");
        }

        await erasing.EraseAsync(Reader.Id, CancellationToken.None); // a closed browser does not stop what was asked for
        await sessions.EndAsync(HttpContext, CancellationToken.None);
        return new SeeOther("/account/erased");
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var id = User.ReaderId;
        Reader = await db.Readers.AsNoTracking().FirstAsync(reader => reader.Id == id, cancel);
    }
}
