using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Layout;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.ForYou;

/// <summary>An article that its reader does not want to be offered.</summary>
public sealed class DismissalPage(NewsDb db, Edition edition, ListWishes wishes, TimeProvider clock) : ActPage(edition)
{
    public IActionResult OnGet() => new SeeOther("/for-you");

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancel)
    {
        if (User.ReaderId is not { } readerId)
        {
            return AsksForAccount();
        }

        return ShortId.TryParse(id, out var articleId) && await db.Articles.Visible(clock.GetUtcNow()).AnyAsync(a => a.Id == articleId, cancel)
            ? await AnswerAsync(() => DismissAsync(readerId, articleId, cancel), WhereTheReaderWas("/for-you"))
            : NotFound();
    }

    private async Task<bool> DismissAsync(long readerId, long articleId, CancellationToken cancel)
    {
        var wanted = On ?? true;
        await (wanted ? wishes.DismissAsync(readerId, articleId, cancel) : wishes.TakeBackAsync(readerId, articleId, cancel));
        return wanted;
    }
}
