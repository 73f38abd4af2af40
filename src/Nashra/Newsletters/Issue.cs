using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Articles;
using Nashra.Newsletters.Trials;

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

    public NewsletterTemplate Template { get; private set; } = NewsletterTemplate.Full;

    /// <summary>To which of the newsletter's subscribers it goes.</summary>
    public IssueAudience Audience { get; private set; } = IssueAudience.Everyone;

    /// <summary>Whether the paper counted reading when it opened.</summary>
    public bool IsCounted { get; private set; }

    /// <summary>What an editor composed, as JSON; null where a rule chose the articles.</summary>
    public string? Content { get; private set; }

    /// <summary>After how many hours the trial of its subjects is decided; null without one.</summary>
    public int? TrialHours { get; private set; }

    /// <summary>The subject that the rest get; null until it is decided.</summary>
    public SubjectChoice? ChosenSubject { get; private set; }

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

    /// <summary>An issue to look at; it is never stored.</summary>
    public static Issue Proof(Newsletter newsletter, IssueContent? content, DateTimeOffset due)
    {
        var issue = Open(newsletter, DateOnly.FromDateTime(due.UtcDateTime), 0, due, due);
        (issue.Newsletter, issue.Content) = (newsletter, content?.ToJson());
        return issue;
    }

    public static string DayOf(DateOnly date) => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static Issue Open(Newsletter newsletter, DateOnly date, long occasion, DateTimeOffset due, DateTimeOffset now) => new()
    {
        NewsletterId = newsletter.Id,
        Date = DayOf(date),
        Occasion = occasion,
        TemplateVersion = NewestTemplate,
        Template = newsletter.Template,
        Audience = newsletter.Rule == NewsletterRule.FollowedStory ? IssueAudience.Followers : IssueAudience.Everyone,
        State = IssueState.Sending,
        DueAt = due,
        CreatedAt = now,
        FilledAt = now,
    };

    /// <summary>Letters of who agreed lead past the count.</summary>
    public void CountReading() => IsCounted = true;

    public void Says(IssueContent content) => (Content, TrialHours) = (content.ToJson(), content.Trial?.Hours);

    public SubjectTrial? Trial => TrialHours is null ? null : ReadContent()?.Trial;

    /// <summary>The rest of its copies wait until a subject is chosen.</summary>
    public bool AwaitsSubject => TrialHours is not null && ChosenSubject is null;

    /// <summary>When its first copies were due, or a person last said go.</summary>
    public DateTimeOffset StartedAt => OrderedAt ?? DueAt;

    public void Choose(SubjectChoice subject) => ChosenSubject ??= subject;

    public IssueContent? ReadContent() => Content is null ? null : IssueContent.FromJson(Content);

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
            issue.Property(i => i.Template).HasConversion<int>();
            issue.Property(i => i.ChosenSubject).HasConversion<int?>();
            issue.Ignore(i => i.Trial).Ignore(i => i.AwaitsSubject).Ignore(i => i.StartedAt);
            issue.Property(i => i.Audience).HasConversion<int>();
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

    /// <summary>A person halted it; it goes on exactly where it was.</summary>
    Paused = 11,

    /// <summary>A person ended it for good.</summary>
    Stopped = 12,
}

/// <summary>The numbers are stored.</summary>
public enum IssueAudience
{
    Everyone = 1,

    /// <summary>Readers who follow a topic of the article that it is about.</summary>
    Followers = 2,
}
