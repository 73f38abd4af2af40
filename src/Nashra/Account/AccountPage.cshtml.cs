using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;
using Nashra.Readers;

namespace Nashra.Account;

/// <summary>«حسابي»: everything the paper keeps of the reader on one page, each part drawn by the feature that keeps it.</summary>
[Authorize, Entrance]
public sealed class AccountPage(NewsDb db, Sessions sessions, IEnumerable<AccountPanel> panels, IEnumerable<IForgetsReading> memories, IEnumerable<IAdoptsGuestState> adopters) : PageModel
{
    public Reader Reader { get; private set; } = null!;

    public IReadOnlyList<ReaderSession> Devices { get; private set; } = [];

    public IReadOnlyList<ReaderPasskey> Passkeys { get; private set; } = [];

    public IReadOnlyList<ReaderLogin> Directories { get; private set; } = [];

    /// <summary>What this device holds from before the reader came in; it joins the account only if the reader says so.</summary>
    public GuestShelf Shelf { get; private set; } = GuestShelf.Empty;

    public IReadOnlyList<AccountPanel> Panels { get; } = [.. panels.OrderBy(panel => panel.Position)];

    /// <summary>Whether the reader has just joined, and is welcomed.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Joined { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostNameAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        Reader.Rename(Name);
        await db.SaveChangesAsync(cancel);
        return new SeeOther("/account#profile");
    }

    public async Task<IActionResult> OnPostEndDeviceAsync(long id, CancellationToken cancel) =>
        await sessions.EndAsync(User.ReaderId!.Value, id, cancel) ? new SeeOther("/account#devices") : NotFound();

    public async Task<IActionResult> OnPostEndOtherDevicesAsync(CancellationToken cancel)
    {
        await sessions.EndOthersAsync(User.ReaderId!.Value, User.SessionId, cancel);
        return new SeeOther("/account#devices");
    }

    public async Task<IActionResult> OnPostRemovePasskeyAsync(string? id, CancellationToken cancel)
    {
        if (id is null || id.Length % 2 != 0 || !id.All(char.IsAsciiHexDigit))
        {
            return NotFound();
        }

        var (key, reader) = (Convert.FromHexString(id), User.ReaderId!.Value);
        return await db.Set<ReaderPasskey>().Where(passkey => passkey.CredentialId == key && passkey.UserId == reader).ExecuteDeleteAsync(cancel) > 0
            ? new SeeOther("/account#entry")
            : NotFound();
    }

    public async Task<IActionResult> OnPostRemoveDirectoryAsync(string? subject, CancellationToken cancel)
    {
        var reader = User.ReaderId!.Value;
        return await db.Set<ReaderLogin>().Where(login => login.UserId == reader && login.ProviderKey == subject).ExecuteDeleteAsync(cancel) > 0
            ? new SeeOther("/account#entry")
            : NotFound();
    }

    /// <summary>The device's saves and follows come into the account, or go.</summary>
    public async Task<IActionResult> OnPostDeviceAsync(bool keep, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var adopter in keep && !Shelf.IsEmpty ? adopters : [])
        {
            await adopter.AdoptAsync(Reader.Id, Shelf, cancel);
        }

        await transaction.CommitAsync(cancel);
        GuestShelf.Empty.WriteTo(Response);
        return new SeeOther("/account");
    }

    /// <summary>Off really stops it: what was remembered is forgotten in the same moment.</summary>
    public async Task<IActionResult> OnPostHistoryAsync(bool on, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        Reader.KeepHistory(on);
        await db.SaveChangesAsync(cancel);
        foreach (var memory in on ? [] : memories)
        {
            await memory.ForgetAsync(Reader.Id, cancel);
        }

        await transaction.CommitAsync(cancel);
        return new SeeOther("/account#privacy");
    }

    public async Task<IActionResult> OnPostTailoringAsync(bool on, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        Reader.Tailor(on);
        await db.SaveChangesAsync(cancel);
        return new SeeOther("/account#privacy");
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var id = User.ReaderId!.Value;
        var (devices, directories, passkeys) = (db.ReaderSessions, db.Set<ReaderLogin>(), db.Set<ReaderPasskey>());
        var kept = await db.Readers.Where(reader => reader.Id == id)
            .Select(reader => new
            {
                Reader = reader,
                Devices = devices.Where(session => session.ReaderId == reader.Id).OrderByDescending(session => session.LastSeenAt).ToList(),
                Directories = directories.Where(login => login.UserId == reader.Id).ToList(),
                Passkeys = passkeys.Where(passkey => passkey.UserId == reader.Id).ToList(),
            })
            .FirstAsync(cancel);
        (Reader, Devices, Directories, Passkeys) = (kept.Reader, kept.Devices, kept.Directories, kept.Passkeys);
        Shelf = GuestShelf.Read(Request);
    }
}
