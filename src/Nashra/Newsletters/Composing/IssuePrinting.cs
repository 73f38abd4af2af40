using System.Text;
using Nashra.Localization;
using Nashra.Mail;
using Nashra.Platform;
using Nashra.Platform.Post;

namespace Nashra.Newsletters.Composing;

/// <summary>Renders an issue as a letter. Nothing depends on the moment: the same issue gives the same octets whenever it is offered.</summary>
internal sealed class IssuePrinting(PhraseBook book)
{
    // Stands where a copy's own words go; no text of an article can hold it, for control characters are cleaned away.
    private const char Hole = '\u0001';

    /// <param name="paper">Whose letter it is.</param>
    /// <param name="issue">With its newsletter.</param>
    /// <param name="articles">In order, without what has been withdrawn. For a personal issue every article that a copy may choose.</param>
    public IssueLetter Print(Publication paper, Issue issue, IReadOnlyList<IssueArticle> articles)
    {
        var edition = EditionOf(paper, issue);
        var isPersonal = issue.Newsletter.Kind == NewsletterKind.Personal;
        var subject = Subject(paper, issue.Newsletter, isPersonal || articles.Count == 0 ? null : edition.Prose(articles[0].Headline));
        var items = articles.Select(article => new LetterItem(article, null)).ToList();
        return new IssueLetter(
            subject,
            PreparedPart.Html(Page(edition, issue, isPersonal ? null : items, articles.Select(article => article.Hue)).Split(Hole)),
            PreparedPart.Plain(Plain(edition, issue, isPersonal ? null : items).Split(Hole)),
            isPersonal);
    }

    public PersonalList Personal(Publication paper, Issue issue, IReadOnlyList<LetterItem> items)
    {
        var edition = EditionOf(paper, issue);
        return new PersonalList(ItemsHtml(edition, items), ItemsText(edition, items), edition.Prose(items[0].Article.Headline));
    }

    /// <summary>Begins with the newsletter's Arabic name, so that no Latin word in the headline turns the line round.</summary>
    public static string Subject(Publication paper, Newsletter newsletter, string? headline) =>
        new MailSheet(paper).PlainLine(headline is null ? newsletter.Name : $"{newsletter.Name}: {headline}");

    private Edition EditionOf(Publication paper, Issue issue) => new(paper, book, issue.DueAt);

    private static string Page(Edition edition, Issue issue, List<LetterItem>? items, IEnumerable<int> hues)
    {
        var frame = new LetterFrame(edition);
        var name = edition.Prose(issue.Newsletter.Name);
        var preheader = items is { Count: > 1 }
            ? string.Join(" · ", items.Skip(1).Take(2).Select(item => item.Article.Headline))
            : items is [{ } only] && only.Article.Standfirst.Length > 0 ? only.Article.Standfirst : issue.Newsletter.Description;
        var rows = frame.Masthead(name, edition.DateWithWeekday(issue.DueAt))
            + (items is null ? Hole.ToString() : ItemsHtml(edition, items))
            + frame.Foot(name, receiver: $"{Hole}", view: $"{Hole}", preferences: $"{Hole}", leave: $"{Hole}");
        return frame.Sheet.Page(name, edition.Prose(preheader), rows, LetterFrame.HuesAtNight(hues));
    }

    private static string ItemsHtml(Edition edition, IReadOnlyList<LetterItem> items)
    {
        var frame = new LetterFrame(edition);
        return items.Count == 0
            ? frame.Notice(edition.Say["newsletters.mail.withdrawn"])
            : string.Concat(items.Select((item, position) => frame.Item(item, position == 0)));
    }

    private static string Plain(Edition edition, Issue issue, List<LetterItem>? items)
    {
        var (say, sheet, name) = (edition.Say, new MailSheet(edition.Paper), edition.Prose(issue.Newsletter.Name));
        var text = new StringBuilder();
        text.Append(sheet.PlainLine(name)).Append('\n')
            .Append(sheet.PlainLine($"{edition.Paper.Name} · {edition.DateWithWeekday(issue.DueAt)}")).Append('\n')
            .Append(sheet.PlainLine(say["newsletters.mail.view"])).Append(":\n").Append(Hole).Append("\n\n")
            .Append(items is null ? Hole.ToString() : ItemsText(edition, items))
            .Append("-- \n")
            .Append(sheet.PlainLine(say.Say("newsletters.mail.why", $"\u2066{Hole}\u2069", name, edition.Paper.Name))).Append("\n\n")
            .Append(sheet.PlainLine(say["newsletters.mail.preferences"])).Append(":\n").Append(Hole).Append("\n\n")
            .Append(sheet.PlainLine(say["newsletters.mail.leave"])).Append(":\n").Append(Hole).Append('\n');
        return text.ToString();
    }

    private static string ItemsText(Edition edition, IReadOnlyList<LetterItem> items)
    {
        var (text, sheet) = (new StringBuilder(), new MailSheet(edition.Paper));
        foreach (var (article, reason) in items)
        {
            text.Append(sheet.PlainLine($"{article.SectionName} · {edition.Prose(article.Headline)}")).Append('\n');
            text.Append(article.Standfirst.Length > 0 ? sheet.PlainLine(edition.Prose(article.Standfirst)) + "\n" : "");
            text.Append(reason is null ? "" : sheet.PlainLine(reason) + "\n");
            text.Append(edition.Absolute($"/a/{ShortId.From(article.ArticleId)}").AbsoluteUri).Append("\n\n");
        }

        return items.Count == 0 ? sheet.PlainLine(edition.Say["newsletters.mail.withdrawn"]) + "\n\n" : text.ToString();
    }
}
