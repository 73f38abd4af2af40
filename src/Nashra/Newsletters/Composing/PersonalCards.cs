using System.Collections.Concurrent;
using Nashra.Localization;
using Nashra.Mail;

namespace Nashra.Newsletters.Composing;

/// <summary>
/// The articles of a personal issue, each rendered and encoded once. A reader's list is the cards of her choice put
/// together, her reasons in their holes: the same letter as if it had been rendered for her alone.
/// </summary>
internal sealed class PersonalCards(Edition edition, NewsletterTemplate template)
{
    private static readonly string Hole = IssueLetter.Hole.ToString();
    private readonly ConcurrentDictionary<Card, PreparedPart> html = new(); // several connections compose at once
    private readonly ConcurrentDictionary<Card, PreparedPart> text = new();
    private readonly LetterFrame frame = new(edition);
    private readonly LetterPlain plain = new(edition);

    public PersonalList Of(IReadOnlyList<LetterItem> items) => new(
        [.. items.Select((item, at) => Filled(html.GetOrAdd(CardOf(item, isLead: at == 0), Html), item.Reason, frame.Sheet.Words))],
        [.. items.Select(item => Filled(text.GetOrAdd(CardOf(item, isLead: false), Text), item.Reason, frame.Sheet.PlainLine))],
        edition.Prose(items[0].Article.Headline),
        LetterFrame.HuesAtNight(items.Select(item => item.Article.Hue)));

    private static Card CardOf(LetterItem item, bool isLead) => new(item.Article, isLead, item.Reason is { Length: > 0 });

    private PreparedPart Html(Card card) => PreparedPart.Html(frame.Part(card.Item, template, card.IsLead).Split(Hole));

    private PreparedPart Text(Card card) => PreparedPart.Plain(plain.Part(card.Item, template).Split(Hole));

    // A template may have no room for reasons.
    private static FilledPart Filled(PreparedPart card, string? reason, Func<string, string> finished) =>
        card.Holes == 0 ? card.Fill() : card.Fill(finished(reason!));

    // An issue prints an article once and never changes it, so its number alone tells cards apart.
    private sealed record Card(IssueArticle Article, bool IsLead, bool HasReason)
    {
        public LetterItem Item => new(Article, HasReason ? Hole : null);

        public bool Equals(Card? other) => other is not null && (Article.ArticleId, IsLead, HasReason) == (other.Article.ArticleId, other.IsLead, other.HasReason);

        public override int GetHashCode() => HashCode.Combine(Article.ArticleId, IsLead, HasReason);
    }
}
