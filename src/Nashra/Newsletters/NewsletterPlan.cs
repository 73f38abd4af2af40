using System.Text.RegularExpressions;
using Nashra.Platform;

namespace Nashra.Newsletters;

/// <summary>What a newsletter is founded with, and changed to.</summary>
public sealed partial record NewsletterPlan(string Slug, string Name, string Description, NewsletterKind Kind, string Consent)
{
    public long? SectionId { get; init; }

    public long? TopicId { get; init; }

    public long? AuthorId { get; init; }

    public NewsletterRule Rule { get; init; } = NewsletterRule.Newest;

    public NewsletterClock Clock { get; init; } = NewsletterClock.Paper;

    public NewsletterTemplate Template { get; init; } = NewsletterTemplate.Full;

    public int Hour { get; init; } = 7;

    public DayOfWeek? Day { get; init; }

    public int MostArticles { get; init; } = 5;

    public string? SenderName { get; init; }

    public string? ReplyTo { get; init; }

    /// <summary>The short name stands in addresses and in List-Id, which knows small Latin letters, digits and hyphens.</summary>
    /// <exception cref="RefusedException">It is not such a name.</exception>
    public static string SlugOf(string text) =>
        text.Trim().ToLowerInvariant() is var slug && ShortName().IsMatch(slug) && slug is not ("sent" or "confirm" or "drafts" or "reports" or "new") ? slug : throw new RefusedException("newsletters.slug_refused");

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ShortName();
}
