using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Layout;
using Nashra.Localization;
using Nashra.Platform;
using Nashra.Readers;

namespace Nashra.Saved;

/// <summary>Saving one article: the page a letter's link opens, and the act of every save button.</summary>
public sealed class SavePage(NewsDb db, Edition edition, SavedShelf shelf, TimeProvider clock) : ActPage(edition)
{
    /// <summary>Undoing a removal puts the article back where it stood, in Unix milliseconds.</summary>
    [BindProperty]
    public long? SavedAt { get; set; }

    [BindProperty]
    public bool WasRead { get; set; }

    public ArticleCard Card { get; private set; } = null!;

    public bool IsSaved { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        return await FindAsync(id, cancel) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel) && On != false)
        {
            return NotFound();
        }

        if (!ShortId.TryParse(id, out var articleId))
        {
            return NotFound();
        }

        var wanted = On ?? !IsSaved;
        return User.ReaderId is { } readerId
            ? await AnswerAsync(() => KeepAsync(readerId, articleId, wanted, cancel), WhereTheReaderWas("/saved"))
            : await AnswerAsync(() => Task.FromResult(KeepOnDevice(articleId, wanted)), SeenOnlyOnTheSavedPage);
    }

    private async Task<bool> FindAsync(string id, CancellationToken cancel)
    {
        if (!ShortId.TryParse(id, out var articleId) || await db.Articles.Visible(clock.GetUtcNow()).Where(a => a.Id == articleId).AsCards().FirstOrDefaultAsync(cancel) is not { } card)
        {
            return false;
        }

        Card = card;
        IsSaved = User.ReaderId is { } readerId
            ? await db.SavedArticles.AnyAsync(s => s.ReaderId == readerId && s.ArticleId == articleId, cancel)
            : GuestShelf.Read(Request).Saved.Contains(articleId);
        return true;
    }

    private async Task<bool> KeepAsync(long readerId, long articleId, bool wanted, CancellationToken cancel)
    {
        if (!wanted)
        {
            await shelf.RemoveAsync(readerId, articleId, cancel);
            return false;
        }

        await shelf.SaveAsync(readerId, articleId, SavedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(at, 0, MaxMilliseconds)) : clock.GetUtcNow(), cancel);
        if (WasRead)
        {
            await shelf.MarkReadAsync(readerId, articleId, cancel);
        }

        return true;
    }

    private bool KeepOnDevice(long articleId, bool wanted)
    {
        var device = GuestShelf.Read(Request);
        (wanted ? device.WithSaved(articleId) : device.WithoutSaved(articleId)).WriteTo(Response);
        return wanted;
    }

    // Every other page says the same to everyone.
    private const string SeenOnlyOnTheSavedPage = "/saved";

    private static readonly long MaxMilliseconds = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
}
