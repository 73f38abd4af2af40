using Nashra.Arabic;

namespace Nashra.Platform.Post;

/// <summary>
/// The sheet on which every mail is written: one column of at most 600 px, tables with language, direction and alignment
/// on every level, inlined styles, system fonts. Dark colours stand in one style sheet for the programs that read it.
/// </summary>
public sealed class MailSheet(Publication paper)
{
    public const string Voice = "'Segoe UI',Tahoma,'Geeza Pro','Noto Sans Arabic',Arial,sans-serif";
    private const int LongestPreheader = 140;

    // Keeps a mail program from filling the preview line with the masthead.
    private const string Padding = "&#8204;&nbsp;&#8204;&nbsp;&#8204;&nbsp;&#8204;&nbsp;&#8204;&nbsp;&#8204;&nbsp;&#8204;&nbsp;&#8204;&nbsp;&#8204;&nbsp;&#8204;&nbsp;&#8204;&nbsp;&#8204;&nbsp;";

    private readonly string direction = paper.IsRightToLeft ? "rtl" : "ltr";

    public MailPalette Colours { get; } = MailPalette.Of(paper.Colours);

    public string Align { get; } = paper.IsRightToLeft ? "right" : "left";

    /// <summary>The attributes that say language and direction on each level, because mail programs cut levels away.</summary>
    public string Level => $"lang=\"{paper.Language}\" dir=\"{direction}\"";

    /// <summary>A whole mail; <paramref name="rows"/> are rows of its column.</summary>
    public string Page(string title, string preheader, string rows, string nightStyle = "") => $"""
        <!doctype html>
        <html {Level}>
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
        <title>{Html.Encode(title)}</title>
        <style>{Colours.NightStyle}{nightStyle}</style>
        </head>
        <body {Level} class="paper" style="margin:0;padding:0;background:{Colours.Paper};-webkit-text-size-adjust:100%">
        <div {Level} style="display:none;max-height:0;overflow:hidden;mso-hide:all">{Words(TextCut.AtWord(preheader, LongestPreheader))}{Padding}</div>
        <table role="presentation" {Level} align="center" class="paper" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:{Colours.Paper};border-collapse:collapse">
        <tr><td {Level} align="center" style="padding:24px 16px 40px">
        <table role="presentation" {Level} align="center" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;border-collapse:collapse">
        {rows}</table>
        </td></tr></table>
        </body></html>

        """;

    public string Row(string style, string names, string content) =>
        $"<tr><td {Level} align=\"{Align}\"{Named(names)} style=\"text-align:{Align};{style}\">{content}</td></tr>\n";

    public string Line(string tag, string style, string names, string content) =>
        $"<{tag} {Level} align=\"{Align}\"{Named(names)} style=\"margin:0;{style};text-align:{Align}\">{content}</{tag}>";

    public string Link(string address, string words, string style, string names) => LinkTo(Html.Encode(address), words, style, names);

    /// <param name="address">As it stands in HTML.</param>
    public string LinkTo(string address, string words, string style, string names) => $"<a href=\"{address}\"{Named(names)} style=\"{style}\">{Words(words)}</a>";

    /// <summary>A cell of colour around the link: some programs know no padding on a link itself.</summary>
    public string Button(string address, string words) =>
        $"<table role=\"presentation\" {Level} align=\"{Align}\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"border-collapse:collapse\"><tr><td {Level} align=\"center\" bgcolor=\"{Colours.Accent}\" style=\"background:{Colours.Accent};padding:12px 28px;text-align:center\">"
        + Link(address, words, $"color:{Colours.OnAccent};font:700 17px/1.5 {Voice};text-decoration:none", "") + "</td></tr></table>";

    /// <summary>Text as HTML; in an Arabic mail its Latin runs keep their own direction.</summary>
    public string Words(string text) => paper.IsRightToLeft ? LatinRuns.IsolatedHtml(text) : Html.Encode(text);

    /// <summary>The same for the plain part and the subject.</summary>
    public string Inline(string text) => paper.IsRightToLeft ? LatinRuns.Isolated(text) : text;

    /// <summary>A line of the plain part that lies as it should wherever it is shown: it begins with a strong letter of its own direction.</summary>
    public string PlainLine(string text) => paper.IsRightToLeft ? Bidi.LeadWithStrong(LatinRuns.Isolated(text)) : text;

    private static string Named(string names) => names.Length == 0 ? "" : $" class=\"{names}\"";
}
