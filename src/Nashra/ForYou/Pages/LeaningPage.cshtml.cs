using Microsoft.AspNetCore.Mvc;
using Nashra.Database;
using Nashra.Following;
using Nashra.Layout;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.ForYou;

/// <summary>More or less of one section, author or topic.</summary>
public sealed class LeaningPage(NewsDb db, Edition edition, ListWishes wishes) : ActPage(edition)
{
    public IActionResult OnGet() => new SeeOther("/for-you");

    public async Task<IActionResult> OnPostAsync(string way, string kind, string id, CancellationToken cancel)
    {
        if (User.ReaderId is not { } readerId)
        {
            return AsksForAccount();
        }

        return FollowKinds.Parse(kind) is { } what && ShortId.TryParse(id, out var targetId) && await db.TargetAsync(what, targetId, cancel) is not null
            ? await AnswerAsync(() => LeanAsync(readerId, way, what, targetId, cancel), WhereTheReaderWas("/for-you"))
            : NotFound();
    }

    private async Task<bool> LeanAsync(long readerId, string way, FollowKind kind, long targetId, CancellationToken cancel)
    {
        var wanted = On ?? true;
        await (wanted is false ? wishes.ForgetAsync(readerId, kind, targetId, cancel)
            : way == "more" ? wishes.MoreAsync(readerId, kind, targetId, cancel)
            : wishes.LessAsync(readerId, kind, targetId, cancel));
        return wanted;
    }
}
