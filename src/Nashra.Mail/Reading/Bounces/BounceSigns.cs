using Nashra.Mail.Reading.Mime;

namespace Nashra.Mail.Reading.Bounces;

/// <summary>By what a report without machine-readable fields is known as a bounce, and ordinary mail that speaks of one is not.</summary>
internal static class BounceSigns
{
    public static bool IsMailSystem(string sender) => Array.Exists(Phrases.MailSystems, name => sender.Contains(name, StringComparison.OrdinalIgnoreCase));

    public static bool IsBounce(MailHeaders headers, string prose)
    {
        if (headers.Has("X-Failed-Recipients"))
        {
            return true;
        }

        var words = Wording.Flatten(prose);
        var subject = Wording.Flatten(headers["Subject"] ?? "");
        if (Wording.SaysAny(subject, Phrases.NoBounceSubjects) || Wording.SaysAny($"{subject} {words}", Phrases.Challenges))
        {
            return false;
        }

        var sender = headers["From"] ?? "";
        var saysSo = Wording.SaysAny(words, Phrases.BounceBodies);
        if (IsMailSystem(sender) || sender.Trim() is "" or "<>")
        {
            return saysSo || Wording.SaysAny(subject, Phrases.BounceSubjects) || StatusCode.Nearest("", "", prose) is not ""; // a language that nobody here knows has codes all the same
        }

        if (IsListKeeper(sender) && Wording.SaysAny($"{subject} {words}", Phrases.ListRefusals))
        {
            return true;
        }

        var isAnswer = headers.Has("In-Reply-To") || headers.Has("References") || headers.Has("X-Autoreply") || headers.Has("List-Unsubscribe");
        return !isAnswer && saysSo && (Wording.SaysAny(subject, Phrases.BounceSubjects) || HasNoReturn(headers));
    }

    private static bool IsListKeeper(string sender)
    {
        var address = Addresses.First(sender);
        var local = address[..Math.Max(0, address.IndexOf('@', StringComparison.Ordinal))];
        return Array.Exists(Phrases.ListKeepers, keeper => local.EndsWith(keeper, StringComparison.OrdinalIgnoreCase)) || local.StartsWith("owner-", StringComparison.OrdinalIgnoreCase);
    }

    // Reports are sent with an empty return path (RFC 5321, section 4.5.5), letters with an address.
    private static bool HasNoReturn(MailHeaders headers) =>
        headers["Return-Path"]?.Trim() is "<>"
        && headers["Auto-Submitted"]?.Contains("replied", StringComparison.OrdinalIgnoreCase) is not true;
}
