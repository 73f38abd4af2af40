using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nashra.Platform;

namespace Nashra.Readers;

[Entrance]
public sealed class ForgotPage(SigningIn signingIn) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await signingIn.AskForResetAsync(EmailAddress.Parse(Email), BrowserSecret.Ensure(HttpContext), HttpContext.Connection.RemoteIpAddress, cancel);
        return new SeeOther("/join/sent");
    }
}
