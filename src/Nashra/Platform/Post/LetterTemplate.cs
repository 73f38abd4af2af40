using System.Text;
using Nashra.Arabic;

namespace Nashra.Platform.Post;

/// <summary>What a letter about an account says. Every text is plain; the template shapes it.</summary>
public sealed record LetterWords
{
    /// <summary>Begins with an Arabic letter in an Arabic paper, so that no mail program turns the line round.</summary>
    public required string Subject { get; init; }

    public required string Heading { get; init; }

    public required IReadOnlyList<string> Paragraphs { get; init; }

    /// <summary>Six digits to type, shown large.</summary>
    public string? Code { get; init; }

    public LetterButton? Button { get; init; }

    /// <summary>Why this letter came, and what to do if it was not asked for.</summary>
    public required string Why { get; init; }
}

public sealed record LetterButton(string Words, Uri Address);

/// <summary>
/// One column, at most 600 px, tables with their direction on every level: what all mail programs show alike. The
/// plain text says the same and reads by itself.
/// </summary>
public static class LetterTemplate
{
    private const string Voice = "'Segoe UI',Tahoma,'Geeza Pro',Arial,sans-serif";

    public static Letter Compose(Publication paper, string recipient, LetterWords words, DateTimeOffset now) =>
        Letter.To(recipient, paper.IsRightToLeft ? Bidi.LeadWithStrong(words.Subject) : words.Subject, TextOf(paper, words), HtmlOf(paper, words), now);

    private static string TextOf(Publication paper, LetterWords words)
    {
        var text = new StringBuilder();
        text.Append(paper.IsRightToLeft ? Bidi.LeadWithStrong(words.Heading) : words.Heading).Append("\n\n");
        foreach (var paragraph in words.Paragraphs)
        {
            text.Append(paragraph).Append("\n\n");
        }

        if (words.Code is { } code)
        {
            text.Append(code).Append("\n\n");
        }

        if (words.Button is { } button)
        {
            text.Append(button.Words).Append(":\n").Append(button.Address.AbsoluteUri).Append("\n\n");
        }

        return text.Append("--\n").Append(words.Why).Append('\n').Append(paper.Name).Append('\n').ToString();
    }

    private static string HtmlOf(Publication paper, LetterWords words)
    {
        var side = new Side(paper.IsRightToLeft ? "rtl" : "ltr", paper.IsRightToLeft ? "right" : "left", paper.Language);
        var accent = paper.Colours.Accent is { Length: 7 } own && own[0] == '#' && own.Skip(1).All(char.IsAsciiHexDigit) ? own : "#0b5a5c";
        var rows = new StringBuilder();
        rows.Append(side.Cell($"font:700 22px/1.6 {Voice};color:{accent};padding:0 0 16px;border-bottom:1px solid #ddd8cb", Html.Encode(paper.Name)));
        rows.Append(side.Cell($"font:700 24px/1.5 {Voice};color:#1b1a17;padding:24px 0 8px", Html.Encode(words.Heading)));
        foreach (var paragraph in words.Paragraphs)
        {
            rows.Append(side.Cell($"font:400 17px/1.8 {Voice};color:#1b1a17;padding:8px 0", Html.Encode(paragraph)));
        }

        rows.Append(CodeOf(words.Code, side)).Append(ButtonOf(words.Button, side, accent));
        rows.Append(side.Cell($"font:400 14px/1.7 {Voice};color:#55514a;padding:24px 0 0;border-top:1px solid #ddd8cb", Html.Encode(words.Why)));
        return $"""
            <!doctype html>
            <html lang="{side.Language}" dir="{side.Direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>{Html.Encode(words.Subject)}</title></head>
            <body lang="{side.Language}" dir="{side.Direction}" style="margin:0;padding:0;background:#fdfcf8">
            <table role="presentation" lang="{side.Language}" dir="{side.Direction}" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#fdfcf8"><tr><td lang="{side.Language}" dir="{side.Direction}" align="center" style="padding:24px 16px">
            <table role="presentation" lang="{side.Language}" dir="{side.Direction}" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px">
            {rows}</table></td></tr></table></body></html>
            """;
    }

    private static string CodeOf(string? code, Side side) => code is null ? "" : side.Cell(
        "padding:16px 0", $"<span lang=\"en\" dir=\"ltr\" style=\"display:inline-block;font:700 34px/1.4 Consolas,Menlo,monospace;color:#1b1a17;background:#f6f3ea;padding:8px 24px\">{Html.Encode(code)}</span>");

    private static string ButtonOf(LetterButton? button, Side side, string accent) => button is null ? "" : side.Cell(
        "padding:20px 0 24px",
        $"<a href=\"{Html.Encode(button.Address.AbsoluteUri)}\" style=\"display:inline-block;background:{accent};color:#fdfcf8;font:700 17px/1.5 {Voice};text-decoration:none;padding:12px 28px;border-radius:2px\">{Html.Encode(button.Words)}</a>");

    private sealed record Side(string Direction, string Align, string Language)
    {
        public string Cell(string style, string content) =>
            $"<tr><td lang=\"{Language}\" dir=\"{Direction}\" align=\"{Align}\" style=\"text-align:{Align};{style}\">{content}</td></tr>\n";
    }
}
