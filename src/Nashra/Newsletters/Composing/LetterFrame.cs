using System.Text;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.Newsletters.Composing;

/// <summary>
/// The HTML around and inside a letter: one column of at most 600 px, tables with language, direction and alignment on
/// every level, inlined styles, system fonts. Dark colours stand in one style sheet for the programs that read it.
/// </summary>
internal sealed class LetterFrame(Edition edition)
{
    private const string Voice = "'Segoe UI',Tahoma,'Geeza Pro','Noto Sans Arabic',Arial,sans-serif";
    private readonly string language = edition.Paper.Language;
    private readonly string direction = edition.Paper.IsRightToLeft ? "rtl" : "ltr";
    private readonly string align = edition.Paper.IsRightToLeft ? "right" : "left";

    private string Accent => edition.Paper.Colours.Accent is { Length: 7 } own && own[0] == '#' && own.Skip(1).All(char.IsAsciiHexDigit) ? own : "#0b5a5c";

    private string Level => $"lang=\"{language}\" dir=\"{direction}\"";

    /// <summary>A whole letter; <paramref name="rows"/> are rows of the column.</summary>
    public string Page(string title, string preheader, string rows, IEnumerable<int> hues) => $"""
        <!doctype html>
        <html {Level}>
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
        <title>{Html.Encode(title)}</title>
        <style>{NightStyle}{HuesAtNight(hues)}</style>
        </head>
        <body {Level} class="paper" style="margin:0;padding:0;background:#fdfcf8;-webkit-text-size-adjust:100%">
        <div {Level} style="display:none;max-height:0;overflow:hidden;mso-hide:all">{LatinRuns.IsolatedHtml(preheader)}{Padding}</div>
        <table role="presentation" {Level} align="center" class="paper" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#fdfcf8;border-collapse:collapse">
        <tr><td {Level} align="center" style="padding:24px 16px 40px">
        <table role="presentation" {Level} align="center" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;border-collapse:collapse">
        {rows}</table>
        </td></tr></table>
        </body></html>

        """;

    /// <summary>The paper's name over a rule, then what this letter is.</summary>
    public string Masthead(string name, string date) =>
        Row("padding:0 0 12px;border-bottom:2px solid #1b1a17", "edge", Link(edition.Site.AbsoluteUri, edition.Paper.Name, $"font:700 30px/1.4 {Voice};color:#1b1a17;text-decoration:none", "ink"))
        + Row("padding:16px 0 4px", "", $"<h1 {Level} align=\"{align}\" class=\"accent\" style=\"margin:0;font:700 20px/1.5 {Voice};color:{Accent};text-align:{align}\">{LatinRuns.IsolatedHtml(name)}</h1>")
        + Row($"padding:0 0 8px;font:400 14px/1.7 {Voice};color:#55514a", "soft", Html.Encode(date));

    public string Item(LetterItem item, bool isLead)
    {
        var article = item.Article;
        var address = edition.Absolute(Articles.Addresses.Encoded(Articles.Addresses.Article(article.ArticleId, article.Slug))).AbsoluteUri;
        var inside = new StringBuilder();
        inside.Append(Line("p", $"font:600 13px/1.6 {Voice};color:{MailColours.OnPaper(article.Hue)}", $"k{article.Hue}", LatinRuns.IsolatedHtml(article.SectionName)));
        inside.Append(Line("h2", $"margin:4px 0 0;font:700 {(isLead ? "25px/1.5" : "20px/1.55")} {Voice}", "", Link(address, edition.Prose(article.Headline), "color:#1b1a17;text-decoration:none", "ink")));
        if (article.Standfirst.Length > 0)
        {
            inside.Append(Line("p", $"margin:6px 0 0;font:400 {(isLead ? "17px" : "16px")}/1.8 {Voice};color:#3d3a35", "soft", LatinRuns.IsolatedHtml(edition.Prose(article.Standfirst))));
        }

        if (item.Reason is { } reason)
        {
            inside.Append(Line("p", $"margin:6px 0 0;font:400 14px/1.7 {Voice};color:#55514a", "soft", LatinRuns.IsolatedHtml(reason)));
        }

        inside.Append(Line("p", $"margin:6px 0 0;font:400 14px/1.7 {Voice};color:#55514a", "soft", $"{Html.Encode(edition.ReadingTime(article.WordCount))} · {Link(address, edition.Say["newsletters.mail.read"], $"color:{Accent};text-decoration:underline", "accent")}"));
        return Row("padding:20px 0;border-top:1px solid #ddd8cb", "hair", inside.ToString());
    }

    public string Notice(string words) => Row($"padding:24px 0;font:400 17px/1.8 {Voice};color:#1b1a17", "ink", Html.Encode(words));

    /// <summary>Why the letter came, to whom, and every way to change that. The arguments are finished HTML.</summary>
    public string Foot(string newsletter, string receiver, string view, string preferences, string leave)
    {
        var say = edition.Say;
        var link = $"display:inline-block;padding:6px 0;color:{Accent};text-decoration:underline";
        var why = string.Format(System.Globalization.CultureInfo.InvariantCulture, Html.Encode(say["newsletters.mail.why"]), $"<span dir=\"ltr\">{receiver}</span>", LatinRuns.IsolatedHtml(newsletter), LatinRuns.IsolatedHtml(edition.Paper.Name));
        return Row($"padding:20px 0 8px;border-top:2px solid #1b1a17;font:400 14px/1.8 {Voice};color:#55514a", "soft edge", why)
            + Row($"padding:4px 0;font:400 15px/1.8 {Voice}", "", $"<a href=\"{preferences}\" class=\"accent\" style=\"{link}\">{Html.Encode(say["newsletters.mail.preferences"])}</a> &nbsp;·&nbsp; <a href=\"{leave}\" class=\"accent\" style=\"{link}\">{Html.Encode(say["newsletters.mail.leave"])}</a> &nbsp;·&nbsp; <a href=\"{view}\" class=\"accent\" style=\"{link}\">{Html.Encode(say["newsletters.mail.view"])}</a>")
            + Row($"padding:12px 0 0;font:400 13px/1.8 {Voice};color:#55514a", "soft", $"{LatinRuns.IsolatedHtml(edition.Paper.Name)} · {LatinRuns.IsolatedHtml(edition.Paper.Tagline)} · <span dir=\"ltr\">{Html.Encode(edition.Site.Authority)}</span>");
    }

    private static string HuesAtNight(IEnumerable<int> hues) =>
        $"@media (prefers-color-scheme:dark){{{string.Concat(hues.Distinct().Order().Select(hue => $".k{hue}{{color:{MailColours.AtNight(hue)}!important}}"))}}}";

    private const string NightStyle =
        ":root{color-scheme:light dark;supported-color-schemes:light dark}"
        + "@media (prefers-color-scheme:dark){.paper{background:#14130f!important}.ink,h2 a.ink{color:#ece7dc!important}.soft{color:#b3aca0!important}.accent{color:#6cc5c1!important}.hair{border-color:#36332b!important}.edge{border-color:#8d8678!important}}";

    // Keeps a mail program from filling the preview line with the masthead.
    private const string Padding = "&#8204;&nbsp;&#8204;&nbsp;&#8204;&nbsp;&#8204;&nbsp;&#8204;&nbsp;&#8204;&nbsp;&#8204;&nbsp;&#8204;&nbsp;&#8204;&nbsp;&#8204;&nbsp;&#8204;&nbsp;&#8204;&nbsp;";

    private string Row(string style, string names, string content) =>
        $"<tr><td {Level} align=\"{align}\"{Named(names)} style=\"text-align:{align};{style}\">{content}</td></tr>\n";

    private string Line(string tag, string style, string names, string content) =>
        $"<{tag} {Level} align=\"{align}\"{Named(names)} style=\"margin:0;{style};text-align:{align}\">{content}</{tag}>";

    private static string Link(string address, string words, string style, string names) =>
        $"<a href=\"{Html.Encode(address)}\"{Named(names)} style=\"{style}\">{LatinRuns.IsolatedHtml(words)}</a>";

    private static string Named(string names) => names.Length == 0 ? "" : $" class=\"{names}\"";
}
