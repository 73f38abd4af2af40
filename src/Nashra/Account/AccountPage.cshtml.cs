using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;
using Nashra.Readers;

namespace Nashra.Account;

/// <summary>«حسابي»: what the paper knows of the reader, on one page.</summary>
[Authorize]
public sealed class AccountPage(NewsDb db) : PageModel
{
    public Reader Reader { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var id = User.ReaderId;
        Reader = await db.Readers.AsNoTracking().FirstAsync(reader => reader.Id == id, cancel);
    }
}
