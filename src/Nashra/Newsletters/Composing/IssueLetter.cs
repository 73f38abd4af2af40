using Nashra.Articles.Documents;
using Nashra.Mail;

namespace Nashra.Newsletters.Composing;

/// <summary>An issue's letter with everything rendered that all copies share. The holes take what is one reader's own.</summary>
/// <param name="Subject">Of every copy; a personal one is named by its own first article.</param>
/// <param name="Html">Holes: the night colours and the list when personal, the receiver's address, preferences, leaving, the address to view.</param>
/// <param name="Text">Holes: the address to view, the list when personal, the receiver's address, preferences, leaving.</param>
/// <param name="IsPersonal">Whether each copy has a list of its own.</param>
internal sealed record IssueLetter(string Subject, string Html, string Text, bool IsPersonal)
{
    public const char Hole = '\u0001';

    /// <summary>The second subject of a trial; empty without one.</summary>
    public string OtherSubject { get; init; } = "";

    /// <summary>Where a counted letter names its copy.</summary>
    public const char CopyHole = '\u0002';

    private readonly HoledPart html = HoledPart.Html(Html);
    private readonly HoledPart text = HoledPart.Plain(Text);

    public MailBody For(CopyLinks links, PersonalList? list) => new(text.Fill(links.Copy, TextValues(links, list)), html.Fill(links.Copy, HtmlValues(links, list)));

    /// <summary>A copy that is nobody's own, written out for an editor's eyes.</summary>
    public (string Html, string Text) Written(CopyLinks links) => (Filled(Html, HtmlValues(links, null)), Filled(Text, TextValues(links, null)));

    private Filling[] HtmlValues(CopyLinks links, PersonalList? list) =>
        [.. IsPersonal ? [list!.NightHues, Filling.Of(list.Html)] : Array.Empty<Filling>(), links.ReceiverHtml, links.PreferencesHtml, links.LeaveHtml, links.ViewHtml];

    private Filling[] TextValues(CopyLinks links, PersonalList? list) =>
        [links.View, .. IsPersonal ? [Filling.Of(list!.Text)] : Array.Empty<Filling>(), links.Receiver, links.Preferences, links.Leave];

    private static string Filled(string text, Filling[] values) =>
        string.Concat(text.Split(Hole).Select((literal, at) => literal + (at < values.Length ? values[at].Words : "")));
}

/// <summary>One copy's own addresses, and its name in them.</summary>
internal sealed record CopyLinks(string Copy, string View, string Receiver, string Preferences, string Leave)
{
    public string ViewHtml => Platform.Html.Encode(View);

    public string ReceiverHtml => Platform.Html.Encode(Receiver);

    public string PreferencesHtml => Platform.Html.Encode(Preferences);

    public string LeaveHtml => Platform.Html.Encode(Leave);
}

/// <summary>One reader's list in both forms, put together of cards that many share.</summary>
/// <param name="Html">Rows of the sheet.</param>
/// <param name="Text">The same for the plain part.</param>
/// <param name="FirstHeadline">Names the letter.</param>
/// <param name="NightHues">The style sheet's line for the sections in this list, so that no other reader's list changes this letter.</param>
internal sealed record PersonalList(IReadOnlyList<FilledPart> Html, IReadOnlyList<FilledPart> Text, string FirstHeadline, string NightHues);

/// <summary>One thing in a letter, from top to bottom.</summary>
internal abstract record LetterPart;

/// <summary>An article; why it is there when that is one reader's own reason; the editor's line in place of its standfirst.</summary>
internal sealed record LetterItem(IssueArticle Article, string? Reason = null, string Note = "") : LetterPart
{
    public string About => Note.Length > 0 ? Note : Article.Standfirst;
}

internal sealed record LetterHeading(string Words) : LetterPart;

internal sealed record LetterText(Document Words) : LetterPart;
