using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Nashra.Layout;

/// <summary>What a reader sees instead of a page that could not be shown, whichever method asked for it.</summary>
public sealed class ErrorPage : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Code { get; set; }

    /// <summary>The code whose words are shown; the status itself stays as it was.</summary>
    public int Shown => Code switch
    {
        StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound or StatusCodes.Status429TooManyRequests => Code,
        >= 400 and < 500 => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status500InternalServerError,
    };

    public void OnGet() => Answer();

    public void OnPost() => Answer();

    private void Answer()
    {
        Response.Headers.CacheControl = "no-store";
        if (Response.StatusCode == StatusCodes.Status200OK)
        {
            Response.StatusCode = Shown;
        }
    }
}
