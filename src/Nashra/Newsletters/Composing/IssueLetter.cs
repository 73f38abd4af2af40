using Nashra.Mail;

namespace Nashra.Newsletters.Composing;

/// <summary>An issue's letter with everything rendered that all copies share. The holes take what is one reader's own.</summary>
/// <param name="Subject">Of every copy; a personal one is named by its own first article.</param>
/// <param name="Html">Holes: the list when personal, the receiver's address, preferences, leaving, the address to view.</param>
/// <param name="Text">Holes: the address to view, the list when personal, the receiver's address, preferences, leaving.</param>
internal sealed record IssueLetter(string Subject, PreparedPart Html, PreparedPart Text, bool IsPersonal)
{
    public MailBody For(CopyLinks links, PersonalList? list) => IsPersonal
        ? new MailBody(
            Text.Fill(links.View, list!.Text, links.Receiver, links.Preferences, links.Leave),
            Html.Fill(list.Html, links.ReceiverHtml, links.PreferencesHtml, links.LeaveHtml, links.ViewHtml))
        : new MailBody(
            Text.Fill(links.View, links.Receiver, links.Preferences, links.Leave),
            Html.Fill(links.ReceiverHtml, links.PreferencesHtml, links.LeaveHtml, links.ViewHtml));
}

/// <summary>One copy's own addresses.</summary>
internal sealed record CopyLinks(string View, string Receiver, string Preferences, string Leave)
{
    public string ViewHtml => Platform.Html.Encode(View);

    public string ReceiverHtml => Platform.Html.Encode(Receiver);

    public string PreferencesHtml => Platform.Html.Encode(Preferences);

    public string LeaveHtml => Platform.Html.Encode(Leave);
}

/// <summary>One reader's list in both forms.</summary>
internal sealed record PersonalList(string Html, string Text, string FirstHeadline);

/// <summary>An article in a letter, and why it is there when that is one reader's own reason.</summary>
internal sealed record LetterItem(IssueArticle Article, string? Reason);
