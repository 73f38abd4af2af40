using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Following;

/// <summary>What the reader of a page follows: one query for all its buttons.</summary>
public sealed class FollowMarks(NewsDb db, IHttpContextAccessor http)
{
    private HashSet<(FollowKind, long)>? followed;

    public async ValueTask<bool> HasAsync(FollowKind kind, long targetId)
    {
        if (http.HttpContext is not { } request || request.User.ReaderId is not { } readerId)
        {
            return false;
        }

        followed ??= [.. (await db.Follows.Of(readerId).Where(f => !f.IsMute).Select(f => new { f.Kind, f.TargetId }).ToListAsync(request.RequestAborted)).Select(f => (f.Kind, f.TargetId))];
        return followed.Contains((kind, targetId));
    }
}
