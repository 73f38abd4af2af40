using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Articles;
using Nashra.Readers;

namespace Nashra.Saved;

/// <summary>That a reader keeps an article: where it lies, how far it was read, and in which version it is known.</summary>
public sealed class SavedArticle
{
    private SavedArticle()
    {
    }

    public long ReaderId { get; private set; }

    public long ArticleId { get; private set; }

    public DateTimeOffset SavedAt { get; private set; }

    public DateTimeOffset? ReadAt { get; private set; }

    public SavedPlace Place { get; private set; }

    /// <summary>When it was last put somewhere: what a device did before that, and tells only now, comes too late.</summary>
    public DateTimeOffset PlacedAt { get; private set; }

    /// <summary>The text as the reader knows it; what became of it since is told. Null for what was saved before texts were kept. Versions leave only with their article, so no key is checked at each of millions of saves.</summary>
    public long? VersionId { get; private set; }

    /// <summary>Since when changes are news to the reader, where she has said that she knows those before.</summary>
    public DateTimeOffset? KnownAt { get; private set; }

    /// <summary>How far it was read, as <see cref="ReadingPosition"/> stores it.</summary>
    public long Position { get; private set; }

    public DateTimeOffset? PositionAt { get; private set; }

    private sealed class Storage : IEntityTypeConfiguration<SavedArticle>
    {
        public void Configure(EntityTypeBuilder<SavedArticle> saved)
        {
            // The key decides every race of clicks and devices: an article is saved once or not at all.
            saved.HasKey(s => new { s.ReaderId, s.ArticleId });
            saved.Property(s => s.Place).HasConversion<int>();
            saved.HasOne<Reader>().WithMany().HasForeignKey(s => s.ReaderId).OnDelete(DeleteBehavior.Cascade);
            saved.HasOne<Article>().WithMany().HasForeignKey(s => s.ArticleId).OnDelete(DeleteBehavior.Cascade);
            saved.HasIndex(s => s.ArticleId);

            // Each list is walked in the order it is shown in, however long it is.
            saved.HasIndex(s => new { s.ReaderId, s.SavedAt, s.ArticleId }, "IxSavedArticleKept").IsDescending(false, true, true).HasFilter("place <> 3");
            saved.HasIndex(s => new { s.ReaderId, s.Place, s.SavedAt, s.ArticleId }, "IxSavedArticlePlaced").IsDescending(false, false, true, true);
            saved.HasIndex(s => new { s.ReaderId, s.PositionAt, s.ArticleId }, "IxSavedArticleBegun").IsDescending(false, true, true).HasFilter("position_at IS NOT NULL");
        }
    }
}

/// <summary>Where a saved article lies. The numbers are stored.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SavedPlace>))]
public enum SavedPlace
{
    Unread = 0,
    Read = 1,
    Archive = 2,

    /// <summary>Let go of, and kept for thirty days with its notes, so that it can be taken back.</summary>
    Removed = 3,
}
