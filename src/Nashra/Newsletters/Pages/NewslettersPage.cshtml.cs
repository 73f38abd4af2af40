using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Localization;
using Nashra.Platform;
using Nashra.Platform.Caching;
using Nashra.Readers;

namespace Nashra.Newsletters.Pages;

/// <summary>Every newsletter: one form, several choices, one letter to confirm them all.</summary>
[SamePageForEveryone]
public sealed class NewslettersPage(NewsDb db, SigningUp signingUp, MailTokens tokens, Edition edition) : PageModel
{
    [FromForm]
    public string Email { get; set; } = "";

    [FromForm]
    public List<string> Newsletter { get; set; } = [];

    public IReadOnlyList<Newsletter> Newsletters { get; private set; } = [];

    /// <summary>The signed-in reader's address; null for everyone else.</summary>
    public string? ReaderAddress { get; private set; }

    public IReadOnlyDictionary<long, Subscription> Mine { get; private set; } = new Dictionary<long, Subscription>();

    public string? PreferencesToken => Mine.Values.FirstOrDefault() is { } any ? tokens.For(MailTokenKind.Subscription, any.Id) : null;

    public string When(Newsletter newsletter) => newsletter.Appears(edition);

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        await signingUp.AskAsync(Email, [.. Newsletters.Where(n => Newsletter.Contains(n.Slug)).Select(n => n.Id)], "/newsletters", cancel);
        return new RedirectResult("/newsletters/sent", permanent: false, preserveMethod: false);
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        Newsletters = await db.Newsletters.AsNoTracking().Offered().InOrder().ToListAsync(cancel);
        if (User.ReaderId is { } id && await db.Readers.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancel) is { } reader)
        {
            ReaderAddress = reader.Email;
            var key = Subscription.KeyOf(reader.Email!);
            Mine = await db.Subscriptions.AsNoTracking().Where(s => s.ReaderId == id || s.AddressKey == key).GroupBy(s => s.NewsletterId).Select(same => same.OrderByDescending(s => s.ReaderId).First()).ToDictionaryAsync(s => s.NewsletterId, cancel);
        }
    }
}
