using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.Layout;

/// <summary>
/// A page whose post is one small act, such as saving: a script is answered in JSON, a plain form leads back to where the
/// reader was. Its own view says what the act is and has its one button: links in letters open it.
/// </summary>
public abstract class ActPage(Edition edition) : PageModel
{
    /// <summary>What the button asks for, so that pressing it twice asks for the same thing twice; without it the state turns round.</summary>
    [BindProperty]
    public bool? On { get; set; }

    [BindProperty]
    public string? Back { get; set; }

    protected bool WantsJson => Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);

    /// <summary>Does it; a script hears whether it is on now, a browser is sent to <paramref name="next"/>.</summary>
    protected async Task<IActionResult> AnswerAsync(Func<Task<bool>> act, string next)
    {
        if (!WantsJson)
        {
            await act();
            return new SeeOther(next);
        }

        try
        {
            return new JsonResult(new { on = await act() });
        }
        catch (RefusedException refused)
        {
            var message = edition.Say.Say(refused.MessageKey, [.. refused.Arguments]);
            return new JsonResult(new { message }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }
    }

    /// <summary>To an entrance, for what needs an account. A script sends the form again as the browser would, and so gets there too.</summary>
    protected IActionResult AsksForAccount() => new SeeOther("/join");

    /// <summary>A page of this site, whatever was sent.</summary>
    protected string WhereTheReaderWas(string otherwise) =>
        Url.IsLocalUrl(Back) ? Back!
        : Uri.TryCreate(Request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == Request.Host.Value && from.AbsolutePath != Request.Path.Value ? from.PathAndQuery
        : otherwise;
}
