using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nashra.Arabic;
using Nashra.Platform;

namespace Nashra.Newsletters.Pages;

/// <summary>
/// Leaving one newsletter: one POST, from a mail program (RFC 8058) or from the button. Whatever a machine opens by GET
/// or HEAD, the reader stays subscribed.
/// </summary>
[FromElsewhere]
public sealed class LeavePage(SubscriptionDesk desk) : PageModel
{
    private const int LongestReason = 300;

    [FromRoute]
    public string Token { get; set; } = "";

    public Subscription Subscription { get; private set; } = null!;

    public bool HasLeft => Subscription.State == SubscriptionState.Left;

    public string Masked => SubscriptionDesk.Masked(Subscription.Address);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        MailPages.KeepPrivate(Response);
        if (await desk.FindAsync(Token, cancel) is not { } found)
        {
            return NotFound();
        }

        Subscription = found;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? because, CancellationToken cancel)
    {
        var shown = await OnGetAsync(cancel);
        if (Subscription is not null)
        {
            var said = CleanText.Line(because ?? "");
            await desk.LeaveAsync([Subscription], said.Length == 0 ? null : said[..Math.Min(said.Length, LongestReason)], cancel);
        }

        return shown;
    }
}
