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
            ? await db.SavedArticles.Of(readerId).AnyAsync(s => s.ArticleId == articleId, cancel)
            : GuestShelf.Read(Request).Saved.Contains(articleId);
        return true;
    }

    private async Task<bool> KeepAsync(long readerId, long articleId, bool wanted, CancellationToken cancel)
    {
        await (wanted ? shelf.SaveAsync(readerId, articleId, clock.GetUtcNow(), cancel) : shelf.RemoveAsync(readerId, articleId, cancel));
        return wanted;
    }

    private bool KeepOnDevice(long articleId, bool wanted)
    {
        var device = GuestShelf.Read(Request);
        (wanted ? device.WithSaved(articleId) : device.WithoutSaved(articleId)).WriteTo(Response);
        return wanted;
    }

    // Every other page says the same to everyone.
    private const string SeenOnlyOnTheSavedPage = "/saved";
}
