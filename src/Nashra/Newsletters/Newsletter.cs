using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Articles;

namespace Nashra.Newsletters;

/// <summary>A letter that readers ask for: its name, its hour and what they agree to when they sign up.</summary>
public sealed class Newsletter
{
    private Newsletter()
    {
    }

    public long Id { get; private set; }

    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Description { get; private set; } = "";

    public NewsletterKind Kind { get; private set; }

    /// <summary>The section whose week it tells.</summary>
    public long? SectionId { get; private set; }

    /// <summary>When it is due in the paper's time zone; for a personal one, unless the reader chose another hour.</summary>
    public int Hour { get; private set; }

    /// <summary>The day of a weekly one.</summary>
    public DayOfWeek? Day { get; private set; }

    public int MostArticles { get; private set; }

    /// <summary>Who writes, when it is not the paper itself.</summary>
    public string? SenderName { get; private set; }

    public string? ReplyTo { get; private set; }

    /// <summary>What the reader agrees to, kept word for word with each subscription.</summary>
    public string Consent { get; private set; } = "";

    public int Position { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public bool HasSchedule => Kind is NewsletterKind.Automatic or NewsletterKind.Weekly or NewsletterKind.Personal;

    public static Newsletter Found(NewsletterPlan plan, int position, DateTimeOffset now) => new()
    {
        Slug = plan.Slug,
        Name = plan.Name,
        Description = plan.Description,
        Kind = plan.Kind,
        SectionId = plan.SectionId,
        Hour = plan.Hour,
        Day = plan.Day,
        MostArticles = plan.MostArticles,
        Consent = plan.Consent,
        Position = position,
        CreatedAt = now,
    };

    private sealed class Storage : IEntityTypeConfiguration<Newsletter>
    {
        public void Configure(EntityTypeBuilder<Newsletter> newsletter)
        {
            newsletter.Property(n => n.Slug).HasMaxLength(100);
            newsletter.Property(n => n.Name).HasMaxLength(200);
            newsletter.Property(n => n.Kind).HasConversion<int>();
            newsletter.Property(n => n.Day).HasConversion<int?>();
            newsletter.HasIndex(n => n.Slug).IsUnique();
            newsletter.HasOne<Section>().WithMany().HasForeignKey(n => n.SectionId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>What a newsletter is founded with.</summary>
public sealed record NewsletterPlan(string Slug, string Name, string Description, NewsletterKind Kind, string Consent)
{
    public long? SectionId { get; init; }

    public int Hour { get; init; } = 7;

    public DayOfWeek? Day { get; init; }

    public int MostArticles { get; init; } = 5;
}

/// <summary>The numbers are stored.</summary>
public enum NewsletterKind
{
    /// <summary>An editor composes it.</summary>
    Written = 1,

    /// <summary>The day's articles, chosen by rule.</summary>
    Automatic = 2,

    /// <summary>A section's week.</summary>
    Weekly = 3,

    /// <summary>One article, at once, when an editor says so.</summary>
    Alert = 4,

    /// <summary>Each reader's own list, at the reader's own hour.</summary>
    Personal = 5,

    /// <summary>What is saved and unread.</summary>
    Reminder = 6,
}
