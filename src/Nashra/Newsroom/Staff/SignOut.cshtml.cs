using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nashra.Platform;

namespace Nashra.Newsroom.Staff;

[Door(DoorNeeds.Nothing)]
public sealed class SignOutPage(StaffSessions sessions, StaffVisit visit) : PageModel
{
    public IActionResult OnGet() => new SeeOther(Returning.Home);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (visit.Session is { } session)
        {
            await sessions.EndAsync(session, cancel);
        }

        return new SeeOther(StaffDoor.SignIn);
    }
}
