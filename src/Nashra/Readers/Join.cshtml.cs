using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nashra.Platform;

namespace Nashra.Readers;

/// <summary>Sign-up: an address, a password or a code, interests, and whether what this device holds comes along.</summary>
[Entrance]
public sealed class JoinPage(Joining joining, InterestChoice choice) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>The button pressed: by password, or «code».</summary>
    [BindProperty]
    public string? Way { get; set; }

    [BindProperty]
    public string[] Interest { get; set; } = [];

    /// <summary>Ticked when the form is first shown; an unticked box is not sent.</summary>
    [BindProperty]
    public bool Merge { get; set; }

    public GuestShelf Shelf { get; private set; } = GuestShelf.Empty;

    public IReadOnlyList<Interest> Choice { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (User.ReaderId is not null)
        {
            return new SeeOther("/account");
        }

        Merge = true;
        await LoadAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var address = EmailAddress.Parse(Email);
        var browser = BrowserSecret.Ensure(HttpContext);
        if (Way == "code")
        {
            await joining.AskByCodeAsync(address, Chosen, browser, HttpContext.Connection.RemoteIpAddress, cancel);
            return new SeeOther("/sign-in/code");
        }

        await joining.AskByLinkAsync(address, Password, Chosen, browser, HttpContext.Connection.RemoteIpAddress, cancel);
        return new SeeOther("/join/sent");
    }

    private GuestShelf Chosen =>
        GuestShelf.Parse($"1--{string.Join('.', Interest)}").Follows.Aggregate(Merge ? Shelf : GuestShelf.Empty, (shelf, followed) => shelf.WithFollow(followed.Kind, followed.Id));

    private async Task LoadAsync(CancellationToken cancel)
    {
        Shelf = GuestShelf.Read(Request);
        Choice = await choice.ListAsync(cancel);
    }
}
