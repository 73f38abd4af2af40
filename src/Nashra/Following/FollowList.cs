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

    /// <summary>The names and pages of what can be followed, by one question whatever its kinds.</summary>
    public async Task<Dictionary<(FollowKind, long), FollowTarget>> TargetsAsync(IReadOnlyCollection<(FollowKind Kind, long Id)> wanted, CancellationToken cancel)
    {
        var asked = wanted.GroupBy(one => one.Kind, one => one.Id).Select(kind => Rows(kind.Key, [.. kind])).OfType<IQueryable<TargetRow>>().ToList();
        var rows = asked.Count == 0 ? [] : await asked.Aggregate(Queryable.Concat).ToListAsync(cancel);
        return rows.Select(row => row.Target).ToDictionary(target => (target.Kind, target.Id));
    }

    private IQueryable<TargetRow>? Rows(FollowKind kind, long[] ids) => kind switch
    {
        FollowKind.Section => db.Sections.Where(s => ids.Contains(s.Id)).Select(s => new TargetRow { Kind = FollowKind.Section, Id = s.Id, Name = s.Name, Place = s.Slug }),
        FollowKind.Author => db.Authors.Where(a => ids.Contains(a.Id)).Select(a => new TargetRow { Kind = FollowKind.Author, Id = a.Id, Name = a.Name, Place = a.Slug }),
        FollowKind.Topic => db.Topics.Where(t => ids.Contains(t.Id)).Select(t => new TargetRow { Kind = FollowKind.Topic, Id = t.Id, Name = t.Name, Place = t.Slug }),
        FollowKind.Search => db.FollowedSearches.Where(s => ids.Contains(s.Id)).Select(s => new TargetRow { Kind = FollowKind.Search, Id = s.Id, Name = "", Place = s.Address }),
        _ => null,
    };

    // Rows of different tables, as one question can bring them together.
    private sealed class TargetRow
    {
        public FollowKind Kind { get; init; }

        public long Id { get; init; }

        public required string Name { get; init; }

        public required string Place { get; init; }

        public FollowTarget Target => new(Kind, Id, Name, Kind switch
        {
            FollowKind.Section => Addresses.Section(Place),
            FollowKind.Author => Addresses.Author(Place),
            FollowKind.Topic => Addresses.Topic(Place),
            _ => Place,
        });
    }
}

public sealed record ListedFollow(FollowTarget Target, bool IsMute, DateTimeOffset Since);
