using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nashra.Articles;

/// <summary>Who signs articles: a person, or a desk of the paper. Agencies are named in a byline and have no page.</summary>
public sealed class Author
{
    private Author()
    {
    }

    public long Id { get; private set; }

    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>The folded name, by which a byline finds its author.</summary>
    public string NameKey { get; private set; } = "";

    public AuthorKind Kind { get; private set; }

    public string Bio { get; private set; } = "";

    public static Author Introduce(string slug, string name, string nameKey, AuthorKind kind, string bio = "") =>
        new() { Slug = slug, Name = name, NameKey = nameKey, Kind = kind, Bio = bio };

    private sealed class Storage : IEntityTypeConfiguration<Author>
    {
        public void Configure(EntityTypeBuilder<Author> author)
        {
            author.Property(a => a.Slug).HasMaxLength(200);
            author.Property(a => a.Name).HasMaxLength(200);
            author.Property(a => a.NameKey).HasMaxLength(200);
            author.Property(a => a.Kind).HasConversion<int>();
            author.HasIndex(a => a.Slug).IsUnique();
            author.HasIndex(a => a.NameKey).IsUnique();
        }
    }
}

/// <summary>The numbers are stored.</summary>
public enum AuthorKind
{
    Person = 1,
    Desk = 2,
}
