using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Readers;

namespace Nashra.Saved;

/// <summary>An address elsewhere that came along from another reader's tool.</summary>
public sealed class SavedLink
{
    public const int LongestTitle = 300;
    public const int LongestTags = 500;

    private SavedLink()
    {
    }

    public long Id { get; private set; }

    public long ReaderId { get; private set; }

    public string Url { get; private set; } = "";

    public long UrlHash { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>Its tags, with commas between.</summary>
    public string Tags { get; private set; } = "";

    public string Note { get; private set; } = "";

    public SavedPlace Place { get; private set; }

    public DateTimeOffset SavedAt { get; private set; }

    private sealed class Storage : IEntityTypeConfiguration<SavedLink>
    {
        public void Configure(EntityTypeBuilder<SavedLink> link)
        {
            link.Property(l => l.Url).HasMaxLength(2048);
            link.Property(l => l.Title).HasMaxLength(LongestTitle);
            link.Property(l => l.Tags).HasMaxLength(LongestTags);
            link.Property(l => l.Note).HasMaxLength(SavedNote.LongestText);
            link.Property(l => l.Place).HasConversion<int>();
            link.HasOne<Reader>().WithMany().HasForeignKey(l => l.ReaderId).OnDelete(DeleteBehavior.Cascade);
            link.HasIndex(l => new { l.ReaderId, l.UrlHash }).IsUnique();
            link.HasIndex(l => new { l.ReaderId, l.SavedAt, l.Id }).IsDescending(false, true, true);
        }
    }
}

/// <summary>That a word stands in the title, address, tags or note of a reader's link.</summary>
public sealed class SavedLinkWord
{
    private SavedLinkWord()
    {
    }

    public long ReaderId { get; private set; }

    public long Word { get; private set; }

    public long LinkId { get; private set; }

    private sealed class Storage : IEntityTypeConfiguration<SavedLinkWord>
    {
        public void Configure(EntityTypeBuilder<SavedLinkWord> word)
        {
            word.HasKey(w => new { w.ReaderId, w.Word, w.LinkId });
            word.HasOne<SavedLink>().WithMany().HasForeignKey(w => w.LinkId).OnDelete(DeleteBehavior.Cascade);
            word.HasIndex(w => w.LinkId);
        }
    }
}
