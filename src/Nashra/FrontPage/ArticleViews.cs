using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nashra.FrontPage;

/// <summary>How often an article was opened in one hour. Nothing says by whom.</summary>
public sealed class ArticleViews
{
    private ArticleViews()
    {
    }

    public long ArticleId { get; private set; }

    /// <summary>Hours since 1970, UTC.</summary>
    public long Hour { get; private set; }

    public long Views { get; private set; }

    private sealed class Storage : IEntityTypeConfiguration<ArticleViews>
    {
        public void Configure(EntityTypeBuilder<ArticleViews> views)
        {
            views.HasKey(v => new { v.ArticleId, v.Hour });
            views.HasOne<Articles.Article>().WithMany().HasForeignKey(v => v.ArticleId).OnDelete(DeleteBehavior.Cascade);
            views.HasIndex(v => v.Hour);
        }
    }
}
