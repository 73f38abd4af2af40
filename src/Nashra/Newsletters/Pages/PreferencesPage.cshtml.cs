using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nashra.Arabic;
using Nashra.Database;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.Newsletters.Pages;

/// <summary>All newsletters of one address, behind the link of any of its mails: the hour, a pause, leaving one or all. Says whose they are before anything is changed.</summary>
public sealed class PreferencesPage(NewsDb db, SubscriptionDesk desk, MailTokens tokens, Edition edition) : PageModel
{
    [FromRoute]
    public string Token { get; set; } = "";

    [FromQuery(Name = "saved")]
    public bool IsSaved { get; set; }

    public IReadOnlyList<Subscription> Subscriptions { get; private set; } = [];

    public string Masked => SubscriptionDesk.Masked(Subscriptions[0].Address);

    public string NameOf(Subscription subscription) => tokens.For(MailTokenKind.Subscription, subscription.Id);

    public string HourInWords(int hour) => edition.Paper.IsRightToLeft ? ArabicDate.Time(new TimeOnly(hour, 0), edition.Paper.Digits) : $"{hour:00}:00";

    public string StateOf(Subscription subscription) => subscription.PausedUntil > edition.Now
        ? edition.Say.Say("newsletters.preferences.paused", edition.Date(subscription.PausedUntil.Value))
        : subscription.Newsletter.Appears(edition);

    public string? PausedUntil(Subscription subscription) => subscription.PausedUntil > edition.Now
        ? edition.Paper.DateAt(subscription.PausedUntil.Value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await FindAsync(cancel) is null ? NotFound() : Page();

    public Task<IActionResult> OnPostChangeAsync([FromForm] int? hour, [FromForm] string? until, CancellationToken cancel) => ChangeAsync(async subscription =>
    {
        subscription.ComeAt(hour ?? subscription.Hour);
        subscription.PauseUntil(DateOnly.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? edition.Paper.At(day, 0) : null);
        await db.SaveChangesAsync(cancel);
    }, cancel);

    public Task<IActionResult> OnPostReturnAsync(CancellationToken cancel) => ChangeAsync(subscription => desk.ReturnAsync(subscription, cancel), cancel);

    public Task<IActionResult> OnPostLeaveAllAsync(CancellationToken cancel) => ChangeAsync(_ => desk.LeaveAsync([.. Subscriptions], null, cancel), cancel);

    private async Task<IActionResult> ChangeAsync(Func<Subscription, Task> change, CancellationToken cancel)
    {
        if (await FindAsync(cancel) is not { } subscription)
        {
            return NotFound();
        }

        await change(subscription);
        Response.Headers.Location = $"/mail/{Token}?saved=true";
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    private async Task<Subscription?> FindAsync(CancellationToken cancel)
    {
        MailPages.KeepPrivate(Response);
        var found = await desk.FindAsync(Token, cancel);
        Subscriptions = found is null ? [] : await desk.OfSameAddressAsync(found, cancel);
        return found;
    }
}
