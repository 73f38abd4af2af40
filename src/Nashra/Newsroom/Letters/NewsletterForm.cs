using Nashra.Newsletters;

namespace Nashra.Newsroom.Letters;

/// <summary>A newsletter as typed.</summary>
public sealed class NewsletterForm
{
    public int Version { get; set; }

    public string Slug { get; set => field = value ?? ""; } = "";

    public string Name { get; set => field = value ?? ""; } = "";

    public string Description { get; set => field = value ?? ""; } = "";

    public string Consent { get; set => field = value ?? ""; } = "";

    public NewsletterKind Kind { get; set; } = NewsletterKind.Written;

    public NewsletterRule Rule { get; set; } = NewsletterRule.Newest;

    public NewsletterClock Clock { get; set; } = NewsletterClock.Paper;

    public NewsletterTemplate Template { get; set; } = NewsletterTemplate.Full;

    public long? SectionId { get; set; }

    public long? TopicId { get; set; }

    public long? AuthorId { get; set; }

    public int Hour { get; set; } = 7;

    /// <summary>Null is every day.</summary>
    public DayOfWeek? Day { get; set; }

    public int MostArticles { get; set; } = 5;

    public string? SenderName { get; set; }

    public string? ReplyTo { get; set; }

    public bool IsClosed { get; set; }

    /// <summary>Editors who may approve its issues, besides administrators.</summary>
    public List<long> Approvers { get; set; } = [];

    public static NewsletterForm Of(Newsletter newsletter, IEnumerable<long> approvers) => new()
    {
        Version = newsletter.Version,
        Slug = newsletter.Slug,
        Name = newsletter.Name,
        Description = newsletter.Description,
        Consent = newsletter.Consent,
        Kind = newsletter.Kind,
        Rule = newsletter.Rule,
        Clock = newsletter.Clock,
        Template = newsletter.Template,
        SectionId = newsletter.SectionId,
        TopicId = newsletter.TopicId,
        AuthorId = newsletter.AuthorId,
        Hour = newsletter.Hour,
        Day = newsletter.Day,
        MostArticles = newsletter.MostArticles,
        SenderName = newsletter.SenderName,
        ReplyTo = newsletter.ReplyTo,
        IsClosed = newsletter.ClosedAt is not null,
        Approvers = [.. approvers],
    };

    public NewsletterPlan ToPlan() => new(NewsletterPlan.SlugOf(Slug), Name, Description, Kind, Consent)
    {
        Rule = Rule,
        Clock = Clock,
        Template = Template,
        SectionId = SectionId,
        TopicId = TopicId,
        AuthorId = AuthorId,
        Hour = Hour,
        Day = Day,
        MostArticles = MostArticles,
        SenderName = SenderName,
        ReplyTo = ReplyTo,
    };
}
