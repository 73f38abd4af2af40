using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.Following;

/// <summary>Muting one section, author or topic: it no longer appears in what is tailored. Only with an account.</summary>
public sealed class MutePage(NewsDb db, Edition edition, Wishes wishes) : WishPage(db, edition)
{
    private readonly NewsDb db = db;

    protected override async Task<bool> IsOnAsync(CancellationToken cancel) =>
        User.ReaderId is { } readerId && await db.Follows.Of(readerId).AnyAsync(f => f.Kind == Target.Kind && f.TargetId == Target.Id && f.IsMute, cancel);

    protected override async Task<IActionResult> ActAsync(bool wanted, CancellationToken cancel) => User.ReaderId is { } readerId
        ? await AnswerAsync(() => MuteAsync(readerId, wanted, cancel), WhereTheReaderWas(Target.Address ?? "/for-you"))
        : AsksForAccount();

    private async Task<bool> MuteAsync(long readerId, bool wanted, CancellationToken cancel)
    {
        await (wanted ? wishes.MuteAsync(readerId, Target.Kind, Target.Id, cancel) : wishes.ForgetAsync(readerId, Target.Kind, Target.Id, cancel));
        return wanted;
    }
}
