using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nashra.Arabic;
using Nashra.Database;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.Newsletters.Pages;

/// <summary>All newsletters of one address, behind the link of any of its mails: how often, at which hour, a pause, leaving one or all. Says whose they are before anything is changed.</summary>
public sealed class PreferencesPage(NewsDb db, SubscriptionDesk desk, MailTokens tokens, Edition edition) : PageModel
{
    private const int LongestReason = 300;

    [FromRoute]
    public string Token { get; set; } = "";

    [FromQuery(Name = "saved")]
    public bool IsSaved { get; set; }

    public IReadOnlyList<Subscription> Subscriptions { get; private set; } = [];

    public string Masked => SubscriptionDesk.Masked(Subscriptions[0].Address);

    public bool HasActive => Subscriptions.Any(subscription => subscription.State == SubscriptionState.Active);

    public bool MayBeCounted => Subscriptions.Any(subscription => subscription.MayBeCounted);

    public string NameOf(Subscription subscription) => tokens.For(MailTokenKind.Subscription, subscription.Id);

    public string StateOf(Subscription subscription) => subscription.PausedUntil > edition.Now
        ? edition.Say.Say("newsletters.preferences.paused", edition.Date(subscription.PausedUntil.Value))
        : subscription.Newsletter.Appears(edition);

    public string? PausedUntil(Subscription subscription) => subscription.PausedUntil > edition.Now
        ? edition.Paper.DateAt(subscription.PausedUntil.Value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await FindAsync(cancel) is null ? NotFound() : Page();

    public Task<IActionResult> OnPostChangeAsync([FromForm] int? hour, [FromForm] string? day, [FromForm] string? zone, [FromForm] string? until, CancellationToken cancel) => ChangeAsync(async subscription =>
    {
        subscription.ComeAt(hour ?? subscription.Hour);
        subscription.ComeOn(Enum.TryParse<DayOfWeek>(day, out var weekday) && Enum.IsDefined(weekday) ? weekday : null);
        subscription.LiveIn(string.IsNullOrEmpty(zone) ? null : zone);
        subscription.PauseUntil(DayOf(until));
        await db.SaveChangesAsync(cancel);
    }, cancel);

    public Task<IActionResult> OnPostReturnAsync(CancellationToken cancel) => ChangeAsync(subscription => desk.ReturnAsync(subscription, cancel), cancel);

    public Task<IActionResult> OnPostPauseAllAsync([FromForm] string? until, CancellationToken cancel) => ChangeAsync(async _ =>
    {
        foreach (var subscription in Subscriptions.Where(subscription => subscription.State == SubscriptionState.Active))
        {
            subscription.PauseUntil(DayOf(until));
        }

        await db.SaveChangesAsync(cancel);
    }, cancel);

    public Task<IActionResult> OnPostLeaveAllAsync([FromForm] string? because, CancellationToken cancel) => ChangeAsync(_ =>
    {
        var said = CleanText.Line(because ?? "");
        return desk.LeaveAsync([.. Subscriptions.Where(subscription => subscription.State != SubscriptionState.Left)], said.Length == 0 ? null : said[..Math.Min(said.Length, LongestReason)], cancel);
    }, cancel);

    public Task<IActionResult> OnPostCountAsync([FromForm] bool agrees, CancellationToken cancel) => ChangeAsync(_ => desk.LetBeCountedAsync(Subscriptions, agrees, cancel), cancel);

    private DateTimeOffset? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? edition.Paper.At(day, 0) : null;

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
