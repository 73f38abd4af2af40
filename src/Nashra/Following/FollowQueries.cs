using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;

namespace Nashra.Following;

public static class FollowQueries
{
    extension(NewsDb db)
    {
        public DbSet<Follow> Follows => db.Set<Follow>();

        public DbSet<FollowedPhrase> FollowedPhrases => db.Set<FollowedPhrase>();

        public DbSet<FollowedSearch> FollowedSearches => db.Set<FollowedSearch>();

        /// <summary>What can be followed, with its name and address; null when there is no such thing.</summary>
        public async Task<FollowTarget?> TargetAsync(FollowKind kind, long id, CancellationToken cancel) => kind switch
        {
            FollowKind.Section => await db.Sections.Where(s => s.Id == id).Select(s => new FollowTarget(kind, s.Id, s.Name, Addresses.Section(s.Slug))).FirstOrDefaultAsync(cancel),
            FollowKind.Author => await db.Authors.Where(a => a.Id == id).Select(a => new FollowTarget(kind, a.Id, a.Name, Addresses.Author(a.Slug))).FirstOrDefaultAsync(cancel),
            FollowKind.Topic => await db.Topics.Where(t => t.Id == id).Select(t => new FollowTarget(kind, t.Id, t.Name, Addresses.Topic(t.Slug))).FirstOrDefaultAsync(cancel),
            _ => null,
        };
    }

    extension(IQueryable<Follow> follows)
    {
        public IQueryable<Follow> Of(long readerId) => follows.Where(f => f.ReaderId == readerId);
    }
}

/// <summary>Something to follow: its name as readers see it, and its page where it has one.</summary>
public sealed record FollowTarget(FollowKind Kind, long Id, string Name, string? Address);
