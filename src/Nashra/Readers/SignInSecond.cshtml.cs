using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nashra.Platform;

namespace Nashra.Readers;

/// <summary>The second question to who has switched it on: six digits of an authenticator, or a recovery code.</summary>
[Entrance]
public sealed class SignInSecondPage(SecondFactor second, Arrival arrival) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var reader = await second.AnswerAsync(HttpContext, Code, cancel);
        await arrival.EnterAsync(HttpContext, reader, cancel);
        return new SeeOther(Arrival.Local(Back));
    }
}
