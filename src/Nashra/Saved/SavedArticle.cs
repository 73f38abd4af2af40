using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Articles;
using Nashra.Readers;

namespace Nashra.Saved;

/// <summary>That a reader keeps an article, and whether it has been read since.</summary>
public sealed class SavedArticle
{
    private SavedArticle()
    {
    }

    public long ReaderId { get; private set; }

    public long ArticleId { get; private set; }

    public DateTimeOffset SavedAt { get; private set; }

    public DateTimeOffset? ReadAt { get; private set; }

    private sealed class Storage : IEntityTypeConfiguration<SavedArticle>
    {
        public void Configure(EntityTypeBuilder<SavedArticle> saved)
        {
            // The key decides every race of clicks and devices: an article is saved once or not at all.
            saved.HasKey(s => new { s.ReaderId, s.ArticleId });
            saved.HasOne<Reader>().WithMany().HasForeignKey(s => s.ReaderId).OnDelete(DeleteBehavior.Cascade);
            saved.HasOne<Article>().WithMany().HasForeignKey(s => s.ArticleId).OnDelete(DeleteBehavior.Cascade);
            saved.HasIndex(s => s.ArticleId);

            // The list is walked in the order it is shown in, however long it is.
            saved.HasIndex(s => new { s.ReaderId, s.SavedAt, s.ArticleId }, "IxSavedArticleList").IsDescending(false, true, true);
            saved.HasIndex(s => new { s.ReaderId, s.SavedAt, s.ArticleId }, "IxSavedArticleUnread").IsDescending(false, true, true).HasFilter("read_at IS NULL");
        }
    }
}
