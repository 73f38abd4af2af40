using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;
using Nashra.Readers;

namespace Nashra.Account;

/// <summary>A new password, by who knows the old one. Every other device is signed out.</summary>
[Authorize, Entrance]
public sealed class PasswordPage(NewsDb db, SigningIn signingIn, ReaderPasswords passwords, AccountLetters letters, Sessions sessions) : PageModel
{
    public Reader Reader { get; private set; } = null!;

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? NewPassword { get; set; }

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        await signingIn.RequirePasswordAsync(Reader, Password, HttpContext.Connection.RemoteIpAddress, cancel);
        Reader.ChangePassword(passwords.Hash(passwords.Require(NewPassword, Reader.Address)));
        db.Add(letters.PasswordChanged(Reader.Address));
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.SaveChangesAsync(cancel);
        await sessions.EndOthersAsync(Reader.Id, User.SessionId, cancel);
        await transaction.CommitAsync(cancel);
        return new SeeOther("/account#entry");
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var id = User.ReaderId;
        Reader = await db.Readers.FirstAsync(reader => reader.Id == id, cancel);
    }
}
