using System.Collections.Concurrent;
using Nashra.Localization;
using Nashra.Mail;

namespace Nashra.Newsletters.Composing;

/// <summary>
/// The articles of a personal issue, each rendered and encoded once. A reader's list is the cards of her choice put
/// together, her reasons in their holes: the same letter as if it had been rendered for her alone.
/// </summary>
internal sealed class PersonalCards(Edition edition, NewsletterTemplate template, ArticleLinks links)
{
    private static readonly string Hole = IssueLetter.Hole.ToString();
    private readonly ConcurrentDictionary<Card, HoledPart> html = new(); // several connections compose at once
    private readonly ConcurrentDictionary<Card, HoledPart> text = new();
    private readonly LetterFrame frame = new(edition, links);
    private readonly LetterPlain plain = new(edition, links);

    public PersonalList Of(IReadOnlyList<LetterItem> items, string copy) => new(
        [.. items.Select((item, at) => Filled(html.GetOrAdd(CardOf(item, isLead: at == 0), Html), copy, item.Reason, frame.Sheet.Words))],
        [.. items.Select(item => Filled(text.GetOrAdd(CardOf(item, isLead: false), Text), copy, item.Reason, frame.Sheet.PlainLine))],
        edition.Prose(items[0].Article.Headline),
        LetterFrame.HuesAtNight(items.Select(item => item.Article.Hue)));

    private static Card CardOf(LetterItem item, bool isLead) => new(item.Article, isLead, item.Reason is { Length: > 0 });

    private HoledPart Html(Card card) => HoledPart.Html(frame.Part(card.Item, template, card.IsLead));

    private HoledPart Text(Card card) => HoledPart.Plain(plain.Part(card.Item, template));

    // A template may have no room for reasons.
    private static FilledPart Filled(HoledPart card, string copy, string? reason, Func<string, string> finished) =>
        card.Words == 0 ? card.Fill(copy) : card.Fill(copy, finished(reason!));

    // An issue prints an article once and never changes it, so its number alone tells cards apart.
    private sealed record Card(IssueArticle Article, bool IsLead, bool HasReason)
    {
        public LetterItem Item => new(Article, HasReason ? Hole : null);

        public bool Equals(Card? other) => other is not null && (Article.ArticleId, IsLead, HasReason) == (other.Article.ArticleId, other.IsLead, other.HasReason);

        public override int GetHashCode() => HashCode.Combine(Article.ArticleId, IsLead, HasReason);
    }
}
