using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.Following;

/// <summary>The reader's follows and mutes in the export, and gone, with words that were hers alone, when all is erased.</summary>
internal sealed class KeptFollows(NewsDb db, FollowList list, Wishes wishes, Edition edition) : IKeepsReaderData
{
    public string Part => "follows";

    public async Task<JsonNode> ExportAsync(long readerId, CancellationToken cancel) =>
        new JsonArray([.. (await list.OfAsync(readerId, cancel)).Select(follow => new JsonObject
        {
            ["kind"] = follow.Target.Kind.Name(),
            ["name"] = follow.Target.Name,
            ["muted"] = follow.IsMute,
            ["since"] = edition.Iso(follow.Since),
        })]);

    public async Task EraseAsync(long readerId, CancellationToken cancel)
    {
        var words = await db.Follows.Of(readerId).Where(f => f.Kind == FollowKind.Phrase || f.Kind == FollowKind.Search).Select(f => new { f.Kind, f.TargetId }).ToListAsync(cancel);
        await db.Follows.Of(readerId).ExecuteDeleteAsync(cancel);
        await wishes.DropUnusedAsync(words.Where(f => f.Kind == FollowKind.Phrase).Select(f => f.TargetId), cancel);
        await wishes.DropUnusedSearchesAsync(words.Where(f => f.Kind == FollowKind.Search).Select(f => f.TargetId), cancel);
    }
}
