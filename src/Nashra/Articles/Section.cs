using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nashra.Articles;

/// <summary>A standing part of the paper, such as science or cities.</summary>
public sealed class Section
{
    /// <summary>Where articles stand that came without a section.</summary>
    public const string MiscellanySlug = "misc";

    private Section()
    {
    }

    public long Id { get; private set; }

    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Description { get; private set; } = "";

    /// <summary>Degrees of the colour circle, used in small doses and in covers.</summary>
    public int Hue { get; private set; }

    public int Position { get; private set; }

    public static Section Open(string slug, string name, string description, int hue, int position) => new()
    {
        Slug = slug,
        Name = name,
        Description = description,
        Hue = ((hue % 360) + 360) % 360,
        Position = position,
    };

    private sealed class Storage : IEntityTypeConfiguration<Section>
    {
        public void Configure(EntityTypeBuilder<Section> section)
        {
            section.Property(s => s.Slug).HasMaxLength(100);
            section.Property(s => s.Name).HasMaxLength(200);
            section.HasIndex(s => s.Slug).IsUnique();
        }
    }
}
