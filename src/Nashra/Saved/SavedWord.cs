using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Articles;

namespace Nashra.Saved;

/// <summary>That a stem stands in an article which somebody saved: the search inside saved articles, kept once for all who saved it.</summary>
public sealed class SavedWord
{
    private SavedWord()
    {
    }

    /// <summary>The stem as a number (<see cref="SavedIndex"/>).</summary>
    public long Word { get; private set; }

    public long ArticleId { get; private set; }

    private sealed class Storage : IEntityTypeConfiguration<SavedWord>
    {
        public void Configure(EntityTypeBuilder<SavedWord> word)
        {
            word.HasKey(w => new { w.Word, w.ArticleId });
            word.HasOne<Article>().WithMany().HasForeignKey(w => w.ArticleId).OnDelete(DeleteBehavior.Cascade);
            word.HasIndex(w => w.ArticleId);
        }
    }
}
