using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nashra.Articles;

/// <summary>What articles are about and readers follow: a person, place, organisation, subject or story.</summary>
public sealed class Topic
{
    private readonly List<TopicAlias> aliases = [];

    private Topic()
    {
    }

    public long Id { get; private set; }

    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    public TopicKind Kind { get; private set; }

    public string Description { get; private set; } = "";

    /// <summary>Every spelling under which texts name it, its own name included.</summary>
    public IReadOnlyList<TopicAlias> Aliases => aliases;

    public static Topic Open(string slug, TopicKind kind, string name, string description, IEnumerable<string> aliases)
    {
        var topic = new Topic { Slug = slug, Kind = kind, Name = name, Description = description };
        foreach (var alias in aliases.Prepend(name).Distinct(StringComparer.Ordinal))
        {
            topic.aliases.Add(new TopicAlias(alias));
        }

        return topic;
    }

    private sealed class Storage : IEntityTypeConfiguration<Topic>
    {
        public void Configure(EntityTypeBuilder<Topic> topic)
        {
            topic.Property(t => t.Slug).HasMaxLength(200);
            topic.Property(t => t.Name).HasMaxLength(200);
            topic.Property(t => t.Kind).HasConversion<int>();
            topic.HasIndex(t => t.Slug).IsUnique();
            topic.HasMany(t => t.Aliases).WithOne().HasForeignKey(a => a.TopicId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

public sealed class TopicAlias(string text)
{
    public long Id { get; private set; }

    public long TopicId { get; private set; }

    public string Text { get; private set; } = text;

    private sealed class Storage : IEntityTypeConfiguration<TopicAlias>
    {
        public void Configure(EntityTypeBuilder<TopicAlias> alias) => alias.Property(a => a.Text).HasMaxLength(200);
    }
}

/// <summary>The numbers are stored.</summary>
public enum TopicKind
{
    Person = 1,
    Place = 2,
    Organisation = 3,
    Subject = 4,
    Story = 5,
}
