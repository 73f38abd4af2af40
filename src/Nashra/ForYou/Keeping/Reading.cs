using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Articles;
using Nashra.Readers;

namespace Nashra.ForYou;

/// <summary>One line of a reader's history. There is none for who switched it off.</summary>
public sealed class Reading
{
    private Reading()
    {
    }

    public long ReaderId { get; private set; }

    public long ArticleId { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>When it was passed on to others for the first time.</summary>
    public DateTimeOffset? SharedAt { get; private set; }

    private sealed class Storage : IEntityTypeConfiguration<Reading>
    {
        public void Configure(EntityTypeBuilder<Reading> reading)
        {
            reading.HasKey(r => new { r.ReaderId, r.ArticleId });
            reading.HasOne<Reader>().WithMany().HasForeignKey(r => r.ReaderId).OnDelete(DeleteBehavior.Cascade);
            reading.HasOne<Article>().WithMany().HasForeignKey(r => r.ArticleId).OnDelete(DeleteBehavior.Cascade);
            reading.HasIndex(r => r.ArticleId);
            reading.HasIndex(r => new { r.ReaderId, r.OpenedAt, r.ArticleId }).IsDescending(false, true, true);
        }
    }
}
