using System.Text;
using Nashra.Localization;
using Nashra.Platform;
using Nashra.Platform.Post;

namespace Nashra.Newsletters.Composing;

/// <summary>A newsletter as plain text that lies as it should: each line begins with a strong letter, addresses stand alone.</summary>
internal sealed class LetterPlain(Edition edition, ArticleLinks links)
{
    private readonly MailSheet sheet = new(edition.Paper);

    public string Page(string name, string date, string parts, char hole)
    {
        var say = edition.Say;
        return new StringBuilder()
            .Append(sheet.PlainLine(name)).Append('\n')
            .Append(sheet.PlainLine($"{edition.Paper.Name} · {date}")).Append('\n')
            .Append(sheet.PlainLine(say["newsletters.mail.view"])).Append(":\n").Append(hole).Append("\n\n")
            .Append(parts)
            .Append("-- \n")
            .Append(sheet.PlainLine(say.Say("newsletters.mail.why", $"\u2066{hole}\u2069", name, edition.Paper.Name))).Append("\n\n")
            .Append(sheet.PlainLine(say["newsletters.mail.preferences"])).Append(":\n").Append(hole).Append("\n\n")
            .Append(sheet.PlainLine(say["newsletters.mail.leave"])).Append(":\n").Append(hole).Append('\n')
            .ToString();
    }

    public string Part(LetterPart part, NewsletterTemplate template) => part switch
    {
        LetterItem item => Item(item, template),
        LetterHeading heading => sheet.PlainLine(edition.Prose(heading.Words)) + "\n\n",
        LetterText text => new LetterProse(edition, sheet).Plain(text.Words),
        _ => "",
    };

    private string Item(LetterItem item, NewsletterTemplate template)
    {
        var text = new StringBuilder().Append(sheet.PlainLine($"{item.Article.SectionName} · {edition.Prose(item.Article.Headline)}")).Append('\n');
        if (item.About.Length > 0 && (template == NewsletterTemplate.Full || item.Note.Length > 0))
        {
            text.Append(sheet.PlainLine(edition.Prose(item.About))).Append('\n');
        }

        if (item.Reason is { Length: > 0 } reason)
        {
            text.Append(reason is [IssueLetter.Hole] ? reason : sheet.PlainLine(reason)).Append('\n');
        }

        return text.Append(links.Text(item.Article)).Append("\n\n").ToString();
    }
}
