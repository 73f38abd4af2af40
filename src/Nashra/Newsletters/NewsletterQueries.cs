using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Newsletters.Counting;

namespace Nashra.Newsletters;

public static class NewsletterQueries
{
    extension(NewsDb db)
    {
        public DbSet<Newsletter> Newsletters => db.Set<Newsletter>();

        public DbSet<Subscription> Subscriptions => db.Set<Subscription>();

        public DbSet<SignUp> SignUps => db.Set<SignUp>();

        public DbSet<Suppression> Suppressions => db.Set<Suppression>();

        public DbSet<Issue> Issues => db.Set<Issue>();

        public DbSet<IssueArticle> IssueArticles => db.Set<IssueArticle>();

        public DbSet<IssueReason> IssueReasons => db.Set<IssueReason>();

        public DbSet<IssueDraft> IssueDrafts => db.Set<IssueDraft>();

        public DbSet<Copy> Copies => db.Set<Copy>();

        public DbSet<CopyReading> CopyReadings => db.Set<CopyReading>();
    }

    extension(IQueryable<Newsletter> newsletters)
    {
        /// <summary>What may be subscribed to now.</summary>
        public IQueryable<Newsletter> Offered() => newsletters.Where(n => n.ClosedAt == null);

        /// <summary>What an address without an account may have: personal letters need a reader.</summary>
        public IQueryable<Newsletter> ForGuests() =>
            newsletters.Offered().Where(n => n.Kind != NewsletterKind.Personal && n.Kind != NewsletterKind.Reminder && n.Rule != NewsletterRule.FollowedStory);

        public IOrderedQueryable<Newsletter> InOrder() => newsletters.OrderBy(n => n.Position).ThenBy(n => n.Id);
    }

    extension(IQueryable<Copy> copies)
    {
        /// <summary>Drops what has not been offered, in the transaction that leaves, pauses or suppresses.</summary>
        public Task<int> DropWaitingAsync(DropReason why, CancellationToken cancel) =>
            copies.Where(c => c.State == CopyState.Waiting)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.State, CopyState.Dropped).SetProperty(c => c.Dropped, why), cancel);
    }
}
