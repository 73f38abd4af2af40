using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Arabic;
using Nashra.Arabic.Analysis;
using Nashra.Platform;
using Nashra.Readers;

namespace Nashra.Saved;

/// <summary>A reader's own list or tag. Spellings that fold alike are one.</summary>
public sealed class SavedLabel
{
    public const int LongestName = 60;

    private SavedLabel()
    {
    }

    public long Id { get; private set; }

    public long ReaderId { get; private set; }

    public LabelKind Kind { get; private set; }

    public string Name { get; private set; } = "";

    public string NameKey { get; private set; } = "";

    public DateTimeOffset MadeAt { get; private set; }

    /// <exception cref="RefusedException">There is no name, or it is too long.</exception>
    internal static (string Name, string Key) NameOf(string? typed)
    {
        var name = CleanText.Line(typed ?? "").TrimStart('#');
        return name.Length switch
        {
            0 => throw new RefusedException("saved.label.name_required"),
            > LongestName => throw new RefusedException("saved.label.name_long", LongestName),
            _ => (name, Folding.Fold(name)),
        };
    }

    private sealed class Storage : IEntityTypeConfiguration<SavedLabel>
    {
        public void Configure(EntityTypeBuilder<SavedLabel> label)
        {
            label.Property(l => l.Kind).HasConversion<int>();
            label.Property(l => l.Name).HasMaxLength(LongestName);
            label.Property(l => l.NameKey).HasMaxLength(4 * LongestName); // a ligature folds into several letters
            label.HasOne<Reader>().WithMany().HasForeignKey(l => l.ReaderId).OnDelete(DeleteBehavior.Cascade);
            label.HasIndex(l => new { l.ReaderId, l.Kind, l.NameKey }).IsUnique();
        }
    }
}

/// <summary>The numbers are stored.</summary>
public enum LabelKind
{
    List = 0,
    Tag = 1,
}

/// <summary>That a saved article stands in a list or bears a tag.</summary>
public sealed class SavedLabelling
{
    private SavedLabelling()
    {
    }

    public long LabelId { get; private set; }

    public long ArticleId { get; private set; }

    public long ReaderId { get; private set; }

    public DateTimeOffset At { get; private set; }

    private sealed class Storage : IEntityTypeConfiguration<SavedLabelling>
    {
        public void Configure(EntityTypeBuilder<SavedLabelling> labelling)
        {
            labelling.HasKey(l => new { l.LabelId, l.ArticleId });
            labelling.HasOne<SavedLabel>().WithMany().HasForeignKey(l => l.LabelId).OnDelete(DeleteBehavior.Cascade);
            labelling.HasOne<SavedArticle>().WithMany().HasForeignKey(l => new { l.ReaderId, l.ArticleId }).OnDelete(DeleteBehavior.Cascade);
            labelling.HasIndex(l => new { l.ReaderId, l.ArticleId });
        }
    }
}
