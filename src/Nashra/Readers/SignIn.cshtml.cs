using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nashra.Platform;

namespace Nashra.Readers;

[Entrance]
public sealed class SignInPage(SigningIn signingIn, Arrival arrival) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>The button pressed: by password, or «code».</summary>
    [BindProperty]
    public string? Way { get; set; }

    /// <summary>Where the reader was; only a page of this site counts.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>Why the directory did not let the reader in, in one word of ours.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Directory { get; set; }

    public IActionResult OnGet() => User.ReaderId is null ? Page() : new SeeOther(Arrival.Local(Back));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var address = EmailAddress.Parse(Email);
        var from = HttpContext.Connection.RemoteIpAddress;
        if (Way == "code")
        {
            await signingIn.AskByCodeAsync(address, BrowserSecret.Ensure(HttpContext), from, cancel);
            return new SeeOther("/sign-in/code" + QueryString.Create("back", Arrival.Local(Back)));
        }

        var reader = await signingIn.ByPasswordAsync(address, Password, from, cancel) ?? throw new RefusedException("readers.sign_in_refused");
        return await arrival.WelcomeAsync(HttpContext, reader, Back, cancel);
    }
}
