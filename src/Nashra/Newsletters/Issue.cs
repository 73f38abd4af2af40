using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Articles;

namespace Nashra.Newsletters;

/// <summary>One appearance of a newsletter, frozen when it starts: what it says does not change under those who have not got it yet.</summary>
public sealed class Issue
{
    /// <summary>The shape of the mail. A new shape takes a new number; the old one stays for the issues that have it.</summary>
    public const int NewestTemplate = 1;

    private readonly List<IssueArticle> articles = [];

    private Issue()
    {
    }

    public long Id { get; private set; }

    public long NewsletterId { get; private set; }

    public Newsletter Newsletter { get; private set; } = null!;

    /// <summary>The paper's local date, as yyyy-MM-dd.</summary>
    public string Date { get; private set; } = "";

    /// <summary>What an alert is about; 0 for what appears once a day.</summary>
    public long Occasion { get; private set; }

    public int TemplateVersion { get; private set; }

    public IssueState State { get; private set; }

    public DateTimeOffset DueAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When a person last said that it shall go out; null while only the schedule has.</summary>
    public DateTimeOffset? OrderedAt { get; private set; }

    /// <summary>The last subscription that has its copy: copies are made in the order of their subscriptions.</summary>
    public long FilledTo { get; private set; }

    public bool IsFilled { get; private set; }

    /// <summary>Until when subscriptions were looked at.</summary>
    public DateTimeOffset FilledAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public IReadOnlyList<IssueArticle> Articles => articles;

    public static Issue Open(Newsletter newsletter, DateOnly date, long occasion, DateTimeOffset due, DateTimeOffset now) => new()
    {
        NewsletterId = newsletter.Id,
        Date = date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        Occasion = occasion,
        TemplateVersion = NewestTemplate,
        State = IssueState.Sending,
        DueAt = due,
        CreatedAt = now,
        FilledAt = now,
    };

    public void Contains(IEnumerable<ArticleCard> cards) => articles.AddRange(cards.Select((card, position) => IssueArticle.Of(card, position)));

    /// <summary>A person says that it goes out now, also to whoever subscribed since.</summary>
    public void Order(DateTimeOffset now) => (OrderedAt, State, FilledTo, IsFilled, FinishedAt) = (now, IssueState.Sending, 0, false, null);

    /// <summary>Looks through the subscriptions once more: some are new.</summary>
    public void FillAgain() => (State, FilledTo, IsFilled, FinishedAt) = (IssueState.Sending, 0, false, null);

    /// <summary>Too late to go out by itself: it waits for a person.</summary>
    public void Hold() => State = IssueState.Held;

    private sealed class Storage : IEntityTypeConfiguration<Issue>
    {
        public void Configure(EntityTypeBuilder<Issue> issue)
        {
            issue.Property(i => i.Date).HasMaxLength(10);
            issue.Property(i => i.State).HasConversion<int>();
            issue.HasOne(i => i.Newsletter).WithMany().HasForeignKey(i => i.NewsletterId).OnDelete(DeleteBehavior.Cascade);
            issue.HasMany(i => i.Articles).WithOne().HasForeignKey(a => a.IssueId).OnDelete(DeleteBehavior.Cascade);

            // Two nodes, or a command and the schedule, may open the same one at the same moment.
            issue.HasIndex(i => new { i.NewsletterId, i.Date, i.Occasion }).IsUnique();
            issue.HasIndex(i => i.State);
        }
    }
}

/// <summary>The numbers are stored.</summary>
public enum IssueState
{
    /// <summary>Missed by more than its tolerance, or disarmed: nothing goes out until a person says so.</summary>
    Held = 1,
    Sending = 2,
    Finished = 3,
}

/// <summary>An article as the issue prints it. A correction made later shows on the browser's version, which reads the article itself.</summary>
public sealed class IssueArticle
{
    private IssueArticle()
    {
    }

    public long IssueId { get; private set; }

    public long ArticleId { get; private set; }

    public int Position { get; private set; }

    public string Slug { get; private set; } = "";

    public string Headline { get; private set; } = "";

    public string Standfirst { get; private set; } = "";

    public string SectionName { get; private set; } = "";

    public int Hue { get; private set; }

    public int WordCount { get; private set; }

    public static IssueArticle Of(ArticleCard card, int position) => new()
    {
        ArticleId = card.Id,
        Position = position,
        Slug = card.Slug,
        Headline = card.Headline,
        Standfirst = card.Standfirst,
        SectionName = card.SectionName,
        Hue = card.Hue,
        WordCount = card.WordCount,
    };

    public IssueArticle In(long issueId)
    {
        IssueId = issueId;
        return this;
    }

    private sealed class Storage : IEntityTypeConfiguration<IssueArticle>
    {
        public void Configure(EntityTypeBuilder<IssueArticle> article)
        {
            article.HasKey(a => new { a.IssueId, a.ArticleId });
            article.Property(a => a.Slug).HasMaxLength(200);
            article.Property(a => a.Headline).HasMaxLength(Article.MaxHeadline);
            article.Property(a => a.Standfirst).HasMaxLength(Article.MaxStandfirst);
            article.Property(a => a.SectionName).HasMaxLength(200);
        }
    }
}
