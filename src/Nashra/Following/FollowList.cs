using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;

namespace Nashra.Following;

/// <summary>All that a reader follows and mutes, with names, for the pages and files that show it.</summary>
public sealed class FollowList(NewsDb db)
{
    public async Task<IReadOnlyList<ListedFollow>> OfAsync(long readerId, CancellationToken cancel)
    {
        var follows = await db.Follows.Of(readerId).AsNoTracking().ToListAsync(cancel);
        var targets = await TargetsAsync([.. follows.Select(f => (f.Kind, f.TargetId))], cancel);
        return
        [
            .. from follow in follows
               let known = targets.GetValueOrDefault((follow.Kind, follow.TargetId))
               let target = follow.Kind.IsOwnWords() ? new FollowTarget(follow.Kind, follow.TargetId, follow.Words, known?.Address) : known
               where target is not null
               orderby follow.IsMute, follow.Kind.IsOwnWords(), follow.CreatedAt descending, follow.TargetId
               select new ListedFollow(target, follow.IsMute, follow.CreatedAt),
        ];
    }

    public async Task<Dictionary<(FollowKind, long), FollowTarget>> TargetsAsync(IReadOnlyCollection<(FollowKind Kind, long Id)> wanted, CancellationToken cancel)
    {
        long[] Ids(FollowKind kind) => [.. wanted.Where(w => w.Kind == kind).Select(w => w.Id)];
        var (sectionIds, authorIds, topicIds) = (Ids(FollowKind.Section), Ids(FollowKind.Author), Ids(FollowKind.Topic));
        var found = new List<FollowTarget>();
        if (sectionIds.Length > 0)
        {
            found.AddRange(await db.Sections.Where(s => sectionIds.Contains(s.Id)).Select(s => new FollowTarget(FollowKind.Section, s.Id, s.Name, Addresses.Section(s.Slug))).ToListAsync(cancel));
        }

        if (authorIds.Length > 0)
        {
            found.AddRange(await db.Authors.Where(a => authorIds.Contains(a.Id)).Select(a => new FollowTarget(FollowKind.Author, a.Id, a.Name, Addresses.Author(a.Slug))).ToListAsync(cancel));
        }

        if (topicIds.Length > 0)
        {
            found.AddRange(await db.Topics.Where(t => topicIds.Contains(t.Id)).Select(t => new FollowTarget(FollowKind.Topic, t.Id, t.Name, Addresses.Topic(t.Slug))).ToListAsync(cancel));
        }

        if (Ids(FollowKind.Search) is { Length: > 0 } searchIds)
        {
            found.AddRange(await db.FollowedSearches.Where(s => searchIds.Contains(s.Id)).Select(s => new FollowTarget(FollowKind.Search, s.Id, "", s.Address)).ToListAsync(cancel));
        }

        return found.ToDictionary(target => (target.Kind, target.Id));
    }
}

public sealed record ListedFollow(FollowTarget Target, bool IsMute, DateTimeOffset Since);
