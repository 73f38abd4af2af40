using System.Text;
using Nashra.Articles;
using Nashra.Localization;
using Nashra.Platform;
using Nashra.Platform.Post;

namespace Nashra.Newsletters.Composing;

/// <summary>The rows of a newsletter: its masthead, its articles, and at its foot every way to change what comes.</summary>
internal sealed class LetterFrame(Edition edition, ArticleLinks links)
{
    private const string Voice = MailSheet.Voice;

    public MailSheet Sheet { get; } = new(edition.Paper);

    private string Ink => Sheet.Colours.Ink;

    private string Accent => Sheet.Colours.Accent;

    private string Imprint => edition.Paper.Tagline.Length == 0 ? edition.Paper.Name : $"{edition.Paper.Name} · {edition.Paper.Tagline}";

    /// <summary>The paper's name over a rule, then what this letter is.</summary>
    public string Masthead(string name, string date) =>
        Sheet.Row($"padding:0 0 12px;border-bottom:2px solid {Ink}", "edge", Sheet.Link(edition.Site.AbsoluteUri, edition.Paper.Name, $"font:700 30px/1.4 {Voice};color:{Ink};text-decoration:none", "ink"))
        + Sheet.Row("padding:16px 0 4px", "", Sheet.Line("h1", $"font:700 20px/1.5 {Voice};color:{Accent}", "accent", Sheet.Words(name)))
        + Sheet.Row($"padding:0 0 8px;font:400 14px/1.7 {Voice};color:{MailPalette.Soft}", "soft", Html.Encode(date));

    public string Part(LetterPart part, NewsletterTemplate template, bool isLead) => part switch
    {
        LetterItem item when template == NewsletterTemplate.Headlines => Headline(item),
        LetterItem item => Item(item, isLead),
        LetterHeading heading => Sheet.Row($"padding:24px 0 4px;border-top:2px solid {Ink}", "edge", Sheet.Line("h2", $"font:700 18px/1.6 {Voice};color:{Accent}", "accent", Sheet.Words(edition.Prose(heading.Words)))),
        LetterText text => new LetterProse(edition, Sheet).Html(text.Words),
        _ => "",
    };

    private string Headline(LetterItem item)
    {
        var inside = Sheet.Line("h2", $"font:700 18px/1.6 {Voice}", "", Sheet.LinkTo(links.Html(item.Article), edition.Prose(item.Article.Headline), $"color:{Ink};text-decoration:none", "ink"));
        var about = item.Note.Length > 0 ? Sheet.Words(edition.Prose(item.Note)) : ReasonOf(item);
        return Sheet.Row($"padding:12px 0;border-top:1px solid {MailPalette.Hair}", "hair", about.Length == 0 ? inside : inside + Sheet.Line("p", $"margin:2px 0 0;font:400 14px/1.7 {Voice};color:{MailPalette.Soft}", "soft", about));
    }

    private string Item(LetterItem item, bool isLead)
    {
        var article = item.Article;
        var address = links.Html(article);
        var inside = new StringBuilder();
        inside.Append(Sheet.Line("p", $"font:600 13px/1.6 {Voice};color:{MailColours.OnPaper(article.Hue)}", $"k{article.Hue}", Sheet.Words(article.SectionName)));
        inside.Append(Sheet.Line("h2", $"margin:4px 0 0;font:700 {(isLead ? "25px/1.5" : "20px/1.55")} {Voice}", "", Sheet.LinkTo(address, edition.Prose(article.Headline), $"color:{Ink};text-decoration:none", "ink")));
        if (item.About.Length > 0)
        {
            inside.Append(Sheet.Line("p", $"margin:6px 0 0;font:400 {(isLead ? "17px" : "16px")}/1.8 {Voice};color:#3d3a35", "soft", Sheet.Words(edition.Prose(item.About))));
        }

        if (ReasonOf(item) is { Length: > 0 } reason)
        {
            inside.Append(Sheet.Line("p", $"margin:6px 0 0;font:400 14px/1.7 {Voice};color:{MailPalette.Soft}", "soft", reason));
        }

        inside.Append(Sheet.Line("p", $"margin:6px 0 0;font:400 14px/1.7 {Voice};color:{MailPalette.Soft}", "soft", $"{Html.Encode(edition.ReadingTime(article.WordCount))} · {Sheet.LinkTo(address, edition.Say["newsletters.mail.read"], $"color:{Accent};text-decoration:underline", "accent")}"));
        return Sheet.Row($"padding:20px 0;border-top:1px solid {MailPalette.Hair}", "hair", inside.ToString());
    }

    // A hole stays one: what fills it is finished already.
    private string ReasonOf(LetterItem item) => item.Reason is [IssueLetter.Hole] ? item.Reason : Sheet.Words(item.Reason ?? "");

    public string Notice(string words) => Sheet.Row($"padding:24px 0;font:400 17px/1.8 {Voice};color:{Ink}", "ink", Sheet.Words(words));

    /// <summary>Why the letter came, to whom, and every way to change that. The arguments are finished HTML.</summary>
    public string Foot(string newsletter, string receiver, string view, string preferences, string leave)
    {
        var say = edition.Say;
        var why = string.Format(System.Globalization.CultureInfo.InvariantCulture, Html.Encode(say["newsletters.mail.why"]), $"<span dir=\"ltr\">{receiver}</span>", Sheet.Words(newsletter), Sheet.Words(edition.Paper.Name));
        return Sheet.Row($"padding:20px 0 8px;border-top:2px solid {Ink};font:400 14px/1.8 {Voice};color:{MailPalette.Soft}", "soft edge", why)
            + Sheet.Row($"padding:4px 0;font:400 15px/2.4 {Voice};color:{MailPalette.Soft}", "soft", $"{Way(preferences, say["newsletters.mail.preferences"])} &nbsp;·&nbsp; {Way(leave, say["newsletters.mail.leave"])} &nbsp;·&nbsp; {Way(view, say["newsletters.mail.view"])}")
            + Sheet.Row($"padding:12px 0 0;font:400 13px/1.8 {Voice};color:{MailPalette.Soft}", "soft", $"{Sheet.Words(Imprint)} · <span dir=\"ltr\">{Html.Encode(edition.Site.Authority)}</span>{links.Dot}");
    }

    public static string HuesAtNight(IEnumerable<int> hues) =>
        $"@media (prefers-color-scheme:dark){{{string.Concat(hues.Distinct().Order().Select(hue => $".k{hue}{{color:{MailColours.AtNight(hue)}!important}}"))}}}";

    private string Way(string address, string words) => $"<a href=\"{address}\" class=\"accent\" style=\"color:{Accent};text-decoration:underline\">{Sheet.Words(words)}</a>";
}
