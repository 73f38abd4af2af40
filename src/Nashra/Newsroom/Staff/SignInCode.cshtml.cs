using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nashra.Platform;

namespace Nashra.Newsroom.Staff;

/// <summary>The second half of the way in: the device's code, or one written down for the day it is lost.</summary>
[Door(DoorNeeds.Password)]
public sealed class SignInCodePage(StaffSignIn signIn, StaffVisit visit) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    public IActionResult OnGet() => visit.Member.HasSecondFactor ? Page() : new SeeOther(StaffDoor.Enrolment);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!visit.Member.HasSecondFactor)
        {
            return new SeeOther(StaffDoor.Enrolment);
        }

        await signIn.WithCodeAsync(visit.Session!, Code ?? "", HttpContext.Connection.RemoteIpAddress, cancel);
        return new SeeOther(Returning.To(Back));
    }
}
