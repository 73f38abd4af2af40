using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Database;

namespace Nashra.Platform;

/// <summary>One line of the change log that every index, cache and once-only consequence follows. Appended in the transaction of the change itself.</summary>
public sealed class ArticleChange
{
    private ArticleChange()
    {
    }

    public long Seq { get; private set; }

    /// <summary>Null when the change concerns the whole paper, such as its settings.</summary>
    public long? ArticleId { get; private set; }

    public ChangeKind Kind { get; private set; }

    public DateTimeOffset At { get; private set; }

    public static ArticleChange Of(long? articleId, ChangeKind kind, DateTimeOffset at) => new() { ArticleId = articleId, Kind = kind, At = at };

    private sealed class Storage : IEntityTypeConfiguration<ArticleChange>
    {
        public void Configure(EntityTypeBuilder<ArticleChange> change)
        {
            // On PostgreSQL a statement trigger takes a transaction lock first, so that no smaller number commits later.
            change.HasKey(c => c.Seq);
            change.Property(c => c.Kind).HasConversion<int>();
            change.HasIndex(c => c.ArticleId);
        }
    }
}

/// <summary>The numbers are stored.</summary>
public enum ChangeKind
{
    Published = 1,
    Updated = 2,
    Corrected = 3,
    Withdrawn = 4,

    /// <summary>Imported: indexed, never alerted or mailed.</summary>
    Archive = 5,

    /// <summary>The minute of a scheduled article has come.</summary>
    Due = 6,

    /// <summary>What leads the front page, or the paper's settings: pages change, articles do not.</summary>
    Paper = 7,
}

public static class ChangeLogQueries
{
    extension(NewsDb db)
    {
        public DbSet<ArticleChange> Changes => db.Set<ArticleChange>();
    }

    extension(IQueryable<ArticleChange> changes)
    {
        public IQueryable<ArticleChange> After(long seq) => changes.Where(c => c.Seq > seq).OrderBy(c => c.Seq);
    }
}
