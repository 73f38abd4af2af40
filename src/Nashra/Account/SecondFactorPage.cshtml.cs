using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Localization;
using Nashra.Platform;
using Nashra.Readers;
using QRCoder;

namespace Nashra.Account;

/// <summary>Switches the second question on and off (time-based codes, RFC 6238). The first visit of a new secret shows it; later nobody sees it again.</summary>
[Authorize, Entrance]
public sealed class SecondFactorPage(NewsDb db, UserManager<Reader> accounts, SecondFactor second, Edition edition) : PageModel
{
    private const int RecoveryCodes = 10;

    public Reader Reader { get; private set; } = null!;

    /// <summary>The secret while it is being set up.</summary>
    public string? Secret { get; private set; }

    /// <summary>Shown once.</summary>
    public IReadOnlyList<string> Recovery { get; private set; } = [];

    [BindProperty]
    public string? Code { get; set; }

    public string Picture
    {
        get
        {
            var issuer = Uri.EscapeDataString(edition.Paper.Name);
            using var data = QRCodeGenerator.GenerateQrCode($"otpauth://totp/{issuer}:{Uri.EscapeDataString(Reader.Email!)}?secret={Secret}&issuer={issuer}", QRCodeGenerator.ECCLevel.M);
            using var picture = new SvgQRCode(data);
            return $"data:image/svg+xml;base64,{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(picture.GetGraphic(4)))}";
        }
    }

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostStartAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (!Reader.TwoFactorEnabled)
        {
            await accounts.ResetAuthenticatorKeyAsync(Reader);
        }

        return new SeeOther("/account/second-factor");
    }

    public async Task<IActionResult> OnPostOnAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        await second.RequireAsync(Reader, Code, HttpContext.Connection.RemoteIpAddress, cancel);
        await accounts.SetTwoFactorEnabledAsync(Reader, enabled: true);
        Recovery = [.. await accounts.GenerateNewTwoFactorRecoveryCodesAsync(Reader, RecoveryCodes) ?? []];
        return Page();
    }

    public async Task<IActionResult> OnPostOffAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        await second.RequireAsync(Reader, Code, HttpContext.Connection.RemoteIpAddress, cancel);
        await accounts.SetTwoFactorEnabledAsync(Reader, enabled: false);
        await db.Set<ReaderToken>().Where(token => token.UserId == Reader.Id).ExecuteDeleteAsync(cancel);
        return new SeeOther("/account#entry");
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var id = User.ReaderId;
        Reader = await db.Readers.FirstAsync(reader => reader.Id == id, cancel);
        Secret = Reader.TwoFactorEnabled ? null : await accounts.GetAuthenticatorKeyAsync(Reader);
    }
}
