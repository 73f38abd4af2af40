using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Readers;

namespace Nashra.Saved;

/// <summary>
/// A reader's words on a saved article, on a passage of it where one was highlighted. The device that wrote it chose its
/// key, so telling it twice writes it once.
/// </summary>
public sealed class SavedNote
{
    public const int LongestText = 10_000;

    private SavedNote()
    {
    }

    public long ReaderId { get; private set; }

    public Guid Key { get; private set; }

    public long ArticleId { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>The highlighted words as they stood, empty for a note on the whole; found again by <see cref="PassageFinder"/>.</summary>
    public string Quote { get; private set; } = "";

    public string Before { get; private set; } = "";

    public string After { get; private set; } = "";

    public int Block { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Counts the changes; who changes a note says which version was seen.</summary>
    public int Version { get; private set; }

    /// <summary>Taken away; for thirty days it can be taken back.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    public bool IsHighlight => Quote.Length > 0;

    public Passage Passage => new(Quote, Before, After, Block);

    private sealed class Storage : IEntityTypeConfiguration<SavedNote>
    {
        public void Configure(EntityTypeBuilder<SavedNote> note)
        {
            note.HasKey(n => new { n.ReaderId, n.Key });
            note.Property(n => n.Text).HasMaxLength(LongestText);
            note.Property(n => n.Quote).HasMaxLength(Passage.LongestQuote);
            note.Property(n => n.Before).HasMaxLength(Passage.LongestContext);
            note.Property(n => n.After).HasMaxLength(Passage.LongestContext);
            note.Ignore(n => n.Passage).Ignore(n => n.IsHighlight);
            note.HasOne<Reader>().WithMany().HasForeignKey(n => n.ReaderId).OnDelete(DeleteBehavior.Cascade);
            note.HasOne<SavedArticle>().WithMany().HasForeignKey(n => new { n.ReaderId, n.ArticleId }).OnDelete(DeleteBehavior.Cascade);
            note.HasIndex(n => new { n.ReaderId, n.ArticleId });
        }
    }
}
