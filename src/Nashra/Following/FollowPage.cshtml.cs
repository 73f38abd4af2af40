using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Localization;
using Nashra.Platform;
using Nashra.Readers;

namespace Nashra.Following;

/// <summary>Following one section, author or topic.</summary>
public sealed class FollowPage(NewsDb db, Edition edition, Wishes wishes) : WishPage(db, edition)
{
    private readonly NewsDb db = db;

    protected override async Task<bool> IsOnAsync(CancellationToken cancel) => User.ReaderId is { } readerId
        ? await db.Follows.Of(readerId).AnyAsync(f => f.Kind == Target.Kind && f.TargetId == Target.Id && !f.IsMute, cancel)
        : GuestShelf.Read(Request).Follows.Contains(OnDevice);

    protected override Task<IActionResult> ActAsync(bool wanted, CancellationToken cancel) => User.ReaderId is { } readerId
        ? AnswerAsync(() => FollowAsync(readerId, wanted, cancel), WhereTheReaderWas(Target.Address ?? "/for-you"))
        : Target.Kind.IsOwnWords() ? Task.FromResult(AsksForAccount())
        : AnswerAsync(() => Task.FromResult(KeepOnDevice(wanted)), SeenOnlyInTheTailoredNews);

    private Followed OnDevice => new(Target.Kind.Name(), Target.Id);

    private async Task<bool> FollowAsync(long readerId, bool wanted, CancellationToken cancel)
    {
        await (wanted ? wishes.FollowAsync(readerId, Target.Kind, Target.Id, cancel) : wishes.ForgetAsync(readerId, Target.Kind, Target.Id, cancel));
        return wanted;
    }

    private bool KeepOnDevice(bool wanted)
    {
        var device = GuestShelf.Read(Request);
        (wanted ? device.WithFollow(OnDevice.Kind, OnDevice.Id) : device.WithoutFollow(OnDevice.Kind, OnDevice.Id)).WriteTo(Response);
        return wanted;
    }

    // Every other page says the same to everyone.
    private const string SeenOnlyInTheTailoredNews = "/for-you";
}
