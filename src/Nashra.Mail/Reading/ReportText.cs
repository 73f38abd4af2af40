using System.Net;
using System.Text;
using Nashra.Mail.Reading.Bounces;
using Nashra.Mail.Reading.Mime;

namespace Nashra.Mail.Reading;

/// <summary>A message that came back, taken apart: what it says, and what it returns of the letter sent.</summary>
internal sealed class ReportText
{
    private static readonly string[] LetterBegins = ["Received: ", "Return-Path: ", "Return-path: ", "X-Originating-IP: ", "DKIM-Signature: ", "From MAILER-DAEMON "];

    /// <summary>Bytes of each part that are looked at: what a report has to say stands at its beginning.</summary>
    public const int MostBytes = 512 << 10;

    private readonly StringBuilder prose = new();
    private readonly StringBuilder returned = new();

    private ReportText(MailPart message) => Message = message;

    public MailPart Message { get; }

    /// <summary>The report's own words, lines kept, without the returned letter.</summary>
    public string Prose => prose.ToString();

    /// <summary>What the report returns of the letter; possibly only its header, possibly empty.</summary>
    public string Returned => returned.ToString();

    /// <summary>The delivery-status, feedback and other machine-readable parts.</summary>
    public List<MailPart> Fields { get; } = [];

    public static ReportText Of(MailPart message)
    {
        var report = new ReportText(message);
        foreach (var part in Leaves(message))
        {
            report.Take(part);
        }

        return report;
    }

    /// <summary>A header field of the returned letter; empty when it was not returned.</summary>
    public string ReturnedField(string name)
    {
        var lines = Returned.Split('\n');
        var at = Array.FindIndex(lines, line => line.AsSpan().TrimStart().StartsWith(name + ":", StringComparison.OrdinalIgnoreCase));
        if (at < 0)
        {
            return "";
        }

        var value = lines[at][(lines[at].IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        return value is "" && at + 1 < lines.Length && lines[at + 1] is [' ' or '\t', ..] ? lines[at + 1].Trim() : EncodedWordReader.Decode(value);
    }

    // A returned letter is taken as a whole: its own parts are not the report's words.
    private static IEnumerable<MailPart> Leaves(MailPart part) =>
        part.Parts.Count == 0 || IsLetter(part) ? [part] : part.Parts.SelectMany(Leaves);

    private static bool IsLetter(MailPart part) => part.MediaType is "message/rfc822" or "message/global";

    private void Take(MailPart part)
    {
        if (part.MediaType is "message/delivery-status" or "message/global-delivery-status" or "message/feedback-report" or "message/disposition-notification")
        {
            Fields.Add(part);
        }
        else if (IsLetter(part) || part.MediaType is "text/rfc822-headers" or "text/rfc822-header" or "message/global-headers")
        {
            returned.Append(part.Text(MostBytes)).Append('\n');
        }
        else if (returned.Length == 0 && prose.Length < MostBytes && (part.IsText || part.IsMultipart))
        {
            TakeText(part.MediaType is "text/html" ? WithoutTags(part.Text(MostBytes)) : part.Text(MostBytes));
        }
    }

    private void TakeText(string text)
    {
        var target = prose;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (target == prose && AnnouncesLetter(line))
            {
                target = returned;
            }

            target.Append(line).Append('\n');
        }
    }

    private static bool AnnouncesLetter(ReadOnlySpan<char> line)
    {
        foreach (var beginning in LetterBegins)
        {
            if (line.StartsWith(beginning, StringComparison.Ordinal))
            {
                return true;
            }
        }

        foreach (var announcement in Phrases.LetterFollows)
        {
            if (line.Contains(announcement, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static string WithoutTags(string html)
    {
        var text = new StringBuilder(html.Length);
        var inside = false;
        foreach (var character in html)
        {
            inside = character == '<' || (inside && character != '>');
            _ = character == '>' ? text.Append('\n') : inside ? text : text.Append(character);
        }

        return WebUtility.HtmlDecode(text.ToString());
    }
}
