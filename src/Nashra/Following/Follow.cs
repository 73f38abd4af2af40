using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Readers;

namespace Nashra.Following;

/// <summary>A reader's wish about one section, author, topic, phrase or search: to meet it more, or not at all.</summary>
public sealed class Follow
{
    /// <summary>More than any reader needs; beyond it a profile would no longer be small.</summary>
    public const int MostPerReader = 1000;

    private Follow()
    {
    }

    public long ReaderId { get; private set; }

    public FollowKind Kind { get; private set; }

    /// <summary>The number of the section, author, topic <see cref="FollowedPhrase"/> or <see cref="FollowedSearch"/>.</summary>
    public long TargetId { get; private set; }

    public bool IsMute { get; private set; }

    /// <summary>A phrase as this reader wrote it, a search as it reads to her; empty for the rest.</summary>
    public string Words { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    private sealed class Storage : IEntityTypeConfiguration<Follow>
    {
        public void Configure(EntityTypeBuilder<Follow> follow)
        {
            // The key decides every race of clicks and devices.
            follow.HasKey(f => new { f.ReaderId, f.Kind, f.TargetId });
            follow.Property(f => f.Kind).HasConversion<int>();
            follow.Property(f => f.Words).HasMaxLength(FollowedPhrase.LongestText);
            follow.HasOne<Reader>().WithMany().HasForeignKey(f => f.ReaderId).OnDelete(DeleteBehavior.Cascade);

            // Who follows what a new article is about: one step in this index, however many follow.
            follow.HasIndex(f => new { f.Kind, f.TargetId, f.ReaderId });
        }
    }
}

/// <summary>The numbers are stored.</summary>
public enum FollowKind
{
    Section = 1,
    Author = 2,
    Topic = 3,
    Phrase = 4,
    Search = 6, // 5 is a source in what ForYou stores
}
