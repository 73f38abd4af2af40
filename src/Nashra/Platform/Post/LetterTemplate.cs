using System.Text;

namespace Nashra.Platform.Post;

/// <summary>What a letter about an account says. Every text is plain; the template shapes it.</summary>
public sealed record LetterWords
{
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

/// <summary>A letter to one person on the sheet of every mail. The plain text says the same and reads by itself.</summary>
public static class LetterTemplate
{
    public static Letter Compose(Publication paper, string recipient, LetterWords words, DateTimeOffset now)
    {
        var sheet = new MailSheet(paper);
        return Letter.To(recipient, sheet.PlainLine(words.Subject), TextOf(paper, sheet, words), HtmlOf(paper, sheet, words), now);
    }

    private static string TextOf(Publication paper, MailSheet sheet, LetterWords words)
    {
        var text = new StringBuilder();
        text.Append(sheet.PlainLine(words.Heading)).Append("\n\n");
        foreach (var paragraph in words.Paragraphs)
        {
            text.Append(sheet.PlainLine(paragraph)).Append("\n\n");
        }

        if (words.Code is { } code)
        {
            text.Append(code).Append("\n\n");
        }

        if (words.Button is { } button)
        {
            text.Append(sheet.PlainLine(button.Words)).Append(":\n").Append(button.Address.AbsoluteUri).Append("\n\n");
        }

        return text.Append("-- \n").Append(sheet.PlainLine(words.Why)).Append('\n').Append(sheet.PlainLine(paper.Name)).Append('\n').ToString();
    }

    private static string HtmlOf(Publication paper, MailSheet sheet, LetterWords words)
    {
        var (ink, soft) = (sheet.Colours.Ink, MailPalette.Soft);
        var rows = new StringBuilder();
        rows.Append(sheet.Row($"font:700 30px/1.4 {MailSheet.Voice};color:{ink};padding:0 0 12px;border-bottom:2px solid {ink}", "ink edge", sheet.Words(paper.Name)));
        rows.Append(sheet.Row("padding:24px 0 8px", "", sheet.Line("h1", $"font:700 24px/1.5 {MailSheet.Voice};color:{ink}", "ink", sheet.Words(words.Heading))));
        foreach (var paragraph in words.Paragraphs)
        {
            rows.Append(sheet.Row($"font:400 17px/1.8 {MailSheet.Voice};color:{ink};padding:8px 0", "ink", sheet.Words(paragraph)));
        }

        rows.Append(CodeOf(words.Code, sheet));
        rows.Append(words.Button is { } button ? sheet.Row("padding:20px 0 24px", "", sheet.Button(button.Address.AbsoluteUri, button.Words)) : "");
        rows.Append(sheet.Row($"font:400 14px/1.8 {MailSheet.Voice};color:{soft};padding:16px 0 0;border-top:1px solid {MailPalette.Hair}", "soft hair", sheet.Words(words.Why)));
        return sheet.Page(words.Subject, words.Paragraphs[0], rows.ToString());
    }

    private static string CodeOf(string? code, MailSheet sheet) => code is null ? "" : sheet.Row("padding:16px 0 24px", "",
        $"<table role=\"presentation\" {sheet.Level} align=\"{sheet.Align}\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"border-collapse:collapse\"><tr><td lang=\"en\" dir=\"ltr\" align=\"center\" class=\"ink sheet\" style=\"background:#f2eee2;padding:8px 24px;font:700 34px/1.4 Consolas,Menlo,monospace;color:{sheet.Colours.Ink};text-align:center\">{Html.Encode(code)}</td></tr></table>");
}
