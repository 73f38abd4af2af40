using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nashra.Platform;

namespace Nashra.Newsroom.Staff;

/// <summary>The first half of the way in.</summary>
[Door(DoorNeeds.Nothing)]
public sealed class SignInPage(StaffSignIn signIn) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    public void OnGet()
    {
        // The form alone: whoever is in already may come in as somebody else.
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var member = await signIn.WithPasswordAsync(Email ?? "", Password ?? "", HttpContext.Connection.RemoteIpAddress, cancel);
        return new SeeOther((member.HasSecondFactor ? StaffDoor.Code : StaffDoor.Enrolment) + QueryString.Create("back", Returning.To(Back)));
    }
}
