using Nashra.Articles.Documents;
using Nashra.Localization;
using Nashra.Platform;
using Nashra.Platform.Post;

namespace Nashra.Newsletters.Composing;

/// <summary>Renders an issue as a letter. Nothing depends on the moment: the same issue gives the same octets whenever it is offered.</summary>
internal sealed class IssuePrinting(PhraseBook book)
{
    // Stands where a copy's own words go; no text of an article can hold it, for control characters are cleaned away.
    private const char Hole = IssueLetter.Hole;

    /// <param name="paper">Whose letter it is.</param>
    /// <param name="issue">With its newsletter.</param>
    /// <param name="articles">In order, without what has been withdrawn. For a personal issue none.</param>
    /// <param name="leads">Where its articles lead.</param>
    public IssueLetter Print(Publication paper, Issue issue, IReadOnlyList<IssueArticle> articles, Func<Edition, ArticleLinks> leads)
    {
        var (edition, newsletter, content) = (EditionOf(paper, issue), issue.Newsletter, issue.ReadContent());
        var (frame, plain) = (new LetterFrame(edition, leads(edition)), new LetterPlain(edition, leads(edition)));
        var parts = newsletter.IsPersonal ? null : PartsOf(content, articles);
        var first = parts?.OfType<LetterItem>().FirstOrDefault()?.Article.Headline;
        var subject = content is { Subject.Length: > 0 } ? new MailSheet(paper).PlainLine(edition.Prose(content.Subject)) : Subject(paper, newsletter, first is null ? null : edition.Prose(first));
        return new IssueLetter(
            subject,
            Page(edition, frame, issue, parts, content?.Preheader ?? "", articles.Select(article => article.Hue)),
            plain.Page(edition.Prose(newsletter.Name), edition.DateWithWeekday(issue.DueAt), parts is null ? Hole.ToString() : PartsText(edition, plain, issue, parts), Hole),
            newsletter.IsPersonal)
        {
            OtherSubject = content?.Trial is { } trial ? new MailSheet(paper).PlainLine(edition.Prose(trial.Other)) : "",
        };
    }

    public PersonalCards CardsOf(Publication paper, Issue issue, Func<Edition, ArticleLinks> leads)
    {
        var edition = EditionOf(paper, issue);
        return new PersonalCards(edition, issue.Template, leads(edition));
    }

    /// <summary>Begins with the newsletter's Arabic name, so that no Latin word in the headline turns the line round.</summary>
    public static string Subject(Publication paper, Newsletter newsletter, string? headline) =>
        new MailSheet(paper).PlainLine(headline is null ? newsletter.Name : $"{newsletter.Name}: {headline}");

    private Edition EditionOf(Publication paper, Issue issue) => new(paper, book, issue.DueAt);

    private static List<LetterPart> PartsOf(IssueContent? content, IReadOnlyList<IssueArticle> articles)
    {
        if (content is null)
        {
            return [.. articles.Select(article => new LetterItem(article))];
        }

        var standing = articles.ToDictionary(article => article.ArticleId);
        List<LetterPart> parts = content.Introduction.Length > 0 ? [new LetterText(content.ReadIntroduction())] : [];
        foreach (var block in content.Blocks)
        {
            LetterPart? part = block.Kind switch
            {
                IssueBlockKind.Article => standing.TryGetValue(block.ArticleId, out var article) ? new LetterItem(article, Note: block.Words) : null,
                IssueBlockKind.Heading => new LetterHeading(block.Words),
                _ => new LetterText(Notation.Read(block.Words)),
            };
            if (part is not null)
            {
                parts.Add(part);
            }
        }

        // A heading over nothing: what stood under it has been withdrawn.
        return [.. parts.Where((part, at) => part is not LetterHeading || (at + 1 < parts.Count && parts[at + 1] is not LetterHeading))];
    }

    private static string Page(Edition edition, LetterFrame frame, Issue issue, List<LetterPart>? parts, string preheader, IEnumerable<int> hues)
    {
        var name = edition.Prose(issue.Newsletter.Name);
        var rows = frame.Masthead(name, edition.DateWithWeekday(issue.DueAt))
            + (parts is null ? Hole.ToString() : PartsHtml(edition, frame, issue, parts))
            + frame.Foot(name, receiver: $"{Hole}", view: $"{Hole}", preferences: $"{Hole}", leave: $"{Hole}");
        return frame.Sheet.Page(name, edition.Prose(preheader.Length > 0 ? preheader : PreheaderOf(issue, parts)), rows, parts is null ? Hole.ToString() : LetterFrame.HuesAtNight(hues));
    }

    private static string PreheaderOf(Issue issue, List<LetterPart>? parts)
    {
        var items = parts?.OfType<LetterItem>().ToList() ?? [];
        return items.Count > 1 ? string.Join(" · ", items.Skip(1).Take(2).Select(item => item.Article.Headline))
            : items is [{ About.Length: > 0 } only] ? only.About
            : issue.Newsletter.Description;
    }

    private static string PartsHtml(Edition edition, LetterFrame frame, Issue issue, List<LetterPart> parts)
    {
        var lead = parts.OfType<LetterItem>().FirstOrDefault();
        return parts.Count == 0
            ? frame.Notice(edition.Say["newsletters.mail.withdrawn"])
            : string.Concat(parts.Select(part => frame.Part(part, issue.Template, ReferenceEquals(part, lead))));
    }

    private static string PartsText(Edition edition, LetterPlain plain, Issue issue, List<LetterPart> parts)
    {
        return parts.Count == 0
            ? new MailSheet(edition.Paper).PlainLine(edition.Say["newsletters.mail.withdrawn"]) + "\n\n"
            : string.Concat(parts.Select(part => plain.Part(part, issue.Template)));
    }
}
