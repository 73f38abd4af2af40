using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Articles;
using Nashra.Readers;

namespace Nashra.ForYou;

/// <summary>An article its reader does not want to be offered. Her own word, so it stands without any history.</summary>
public sealed class Dismissal
{
    private Dismissal()
    {
    }

    public long ReaderId { get; private set; }

    public long ArticleId { get; private set; }

    public DateTimeOffset At { get; private set; }

    private sealed class Storage : IEntityTypeConfiguration<Dismissal>
    {
        public void Configure(EntityTypeBuilder<Dismissal> dismissal)
        {
            dismissal.HasKey(d => new { d.ReaderId, d.ArticleId });
            dismissal.HasOne<Reader>().WithMany().HasForeignKey(d => d.ReaderId).OnDelete(DeleteBehavior.Cascade);
            dismissal.HasOne<Article>().WithMany().HasForeignKey(d => d.ArticleId).OnDelete(DeleteBehavior.Cascade);
            dismissal.HasIndex(d => d.ArticleId);
        }
    }
}
