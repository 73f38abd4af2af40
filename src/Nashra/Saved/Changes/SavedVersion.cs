using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Articles;

namespace Nashra.Saved;

/// <summary>An article's words as they stood when somebody saved it, kept once for all who did: so that what changed can be told.</summary>
public sealed class SavedVersion
{
    private SavedVersion()
    {
    }

    public long Id { get; private set; }

    public long ArticleId { get; private set; }

    /// <summary>The words in short: equal words are one version.</summary>
    public long Hash { get; private set; }

    public string Text { get; private set; } = "";

    public DateTimeOffset MadeAt { get; private set; }

    private sealed class Storage : IEntityTypeConfiguration<SavedVersion>
    {
        public void Configure(EntityTypeBuilder<SavedVersion> version)
        {
            version.HasOne<Article>().WithMany().HasForeignKey(v => v.ArticleId).OnDelete(DeleteBehavior.Cascade);
            version.HasIndex(v => new { v.ArticleId, v.Hash }).IsUnique();
        }
    }
}
