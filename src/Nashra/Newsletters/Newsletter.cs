using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Arabic;
using Nashra.Articles;
using Nashra.Mail;
using Nashra.Platform;

namespace Nashra.Newsletters;

/// <summary>A letter that readers ask for: its name, its hour and what they agree to when they sign up.</summary>
public sealed class Newsletter
{
    public const int MostArticlesEver = 30;

    private Newsletter()
    {
    }

    public long Id { get; private set; }

    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Description { get; private set; } = "";

    public NewsletterKind Kind { get; private set; }

    /// <summary>The section, topic or author that it tells of; null for the whole paper.</summary>
    public long? SectionId { get; private set; }

    public long? TopicId { get; private set; }

    public long? AuthorId { get; private set; }

    public NewsletterRule Rule { get; private set; } = NewsletterRule.Newest;

    /// <summary>By whose clock its hour is told.</summary>
    public NewsletterClock Clock { get; private set; } = NewsletterClock.Paper;

    public NewsletterTemplate Template { get; private set; } = NewsletterTemplate.Full;

    /// <summary>When it is due; of a personal one, unless the reader chose another hour.</summary>
    public int Hour { get; private set; }

    /// <summary>The day of a weekly one; null for every day.</summary>
    public DayOfWeek? Day { get; private set; }

    public int MostArticles { get; private set; }

    /// <summary>Who writes, when it is not the paper itself.</summary>
    public string? SenderName { get; private set; }

    public string? ReplyTo { get; private set; }

    /// <summary>What the reader agrees to, kept word for word with each subscription.</summary>
    public string Consent { get; private set; } = "";

    public int Position { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Since when nobody new may subscribe and nothing goes out by itself.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>One more with each change: of two editors at once, the second is told.</summary>
    public int Version { get; private set; }

    /// <summary>Each copy is chosen for one reader, at the reader's own hour; who has no account cannot have it.</summary>
    public bool IsPersonal => Kind is NewsletterKind.Personal or NewsletterKind.Reminder;

    /// <summary>Whether its copies need an account behind them.</summary>
    public bool NeedsAccount => IsPersonal || Rule == NewsletterRule.FollowedStory;

    /// <summary>It appears daily, and a reader may want it once a week.</summary>
    public bool MayComeWeekly => Day is null && Kind is NewsletterKind.Automatic or NewsletterKind.Personal or NewsletterKind.Reminder;

    public bool IsWeekly => Kind == NewsletterKind.Weekly || Day is not null;

    public static Newsletter Found(NewsletterPlan plan, int position, DateTimeOffset now)
    {
        var newsletter = new Newsletter { Slug = plan.Slug, Kind = plan.Kind, Position = position, CreatedAt = now };
        newsletter.Change(plan);
        return newsletter;
    }

    /// <summary>Takes what the newsroom decided. The address and the kind stand: readers have subscribed to them.</summary>
    /// <exception cref="RefusedException">A rule of newsletters was not met.</exception>
    public void Change(NewsletterPlan plan)
    {
        Name = Required(CleanText.Line(plan.Name), 200, "newsletters.name_required");
        Description = Required(CleanText.Line(plan.Description), 1000, "newsletters.about_required");
        Consent = Required(CleanText.Line(plan.Consent), 1000, "newsletters.consent_required");
        Hour = plan.Hour is >= 0 and <= 23 ? plan.Hour : throw new RefusedException("newsletters.hour_refused");
        MostArticles = Math.Clamp(plan.MostArticles, 1, MostArticlesEver);
        (SenderName, ReplyTo) = (Optional(plan.SenderName), Address(plan.ReplyTo));
        (SectionId, TopicId, AuthorId) = (plan.SectionId, plan.TopicId, plan.AuthorId);
        (Rule, Day, Template) = (plan.Rule, plan.Day, plan.Template);
        Clock = IsPersonal ? NewsletterClock.Reader : plan.Clock;
        if (Kind == NewsletterKind.Weekly && Day is null)
        {
            throw new RefusedException("newsletters.day_required");
        }

        Version++;
    }

    public void Close(DateTimeOffset now) => ClosedAt ??= now;

    public void Reopen() => ClosedAt = null;

    private static string Required(string text, int longest, string refusal) =>
        text.Length is 0 || text.Length > longest ? throw new RefusedException(refusal, longest) : text;

    private static string? Optional(string? text) => CleanText.Line(text ?? "") is { Length: > 0 } line ? line[..Math.Min(line.Length, 200)] : null;

    private static string? Address(string? text) =>
        Optional(text) is not { } line ? null : Mailbox.TryCreate(line, "", out _) ? line : throw new RefusedException("newsletters.reply_to_refused");

    private sealed class Storage : IEntityTypeConfiguration<Newsletter>
    {
        public void Configure(EntityTypeBuilder<Newsletter> newsletter)
        {
            newsletter.Property(n => n.Slug).HasMaxLength(100);
            newsletter.Property(n => n.Name).HasMaxLength(200);
            newsletter.Property(n => n.Kind).HasConversion<int>();
            newsletter.Property(n => n.Day).HasConversion<int?>();
            newsletter.Property(n => n.Rule).HasConversion<int>();
            newsletter.Property(n => n.Clock).HasConversion<int>();
            newsletter.Property(n => n.Template).HasConversion<int>();
            newsletter.Property(n => n.Version).IsConcurrencyToken();
            newsletter.HasIndex(n => n.Slug).IsUnique();
            newsletter.HasOne<Section>().WithMany().HasForeignKey(n => n.SectionId).OnDelete(DeleteBehavior.Cascade);
            newsletter.HasOne<Topic>().WithMany().HasForeignKey(n => n.TopicId).OnDelete(DeleteBehavior.Cascade);
            newsletter.HasOne<Author>().WithMany().HasForeignKey(n => n.AuthorId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
