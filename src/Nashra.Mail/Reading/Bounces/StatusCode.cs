using System.Buffers;

namespace Nashra.Mail.Reading.Bounces;

/// <summary>Enhanced status codes (RFC 3463) and SMTP replies (RFC 5321) as they stand in reports.</summary>
internal static class StatusCode
{
    private static readonly SearchValues<char> CodeCharacters = SearchValues.Create("0123456789.");
    private static readonly SearchValues<char> Separators = SearchValues.Create("- \t\n:");

    private enum Place
    {
        BesideReply,
        Marked,
        Leading,
        Named,
        Elsewhere,
    }

    /// <summary>
    /// The status nearest to the refusing server. Its own answer comes first, with a code beside a reply (550 5.1.1) before
    /// one that stands alone, and the innermost of several; then the reporting server's Status field; then the transcript.
    /// A code that says nothing (x.0.0) gives way to one that says something.
    /// </summary>
    public static string Nearest(string diagnostic, string statusField, string transcript)
    {
        string[] candidates =
        [
            Last(diagnostic, Place.BesideReply), Last(diagnostic, Place.Marked), Last(diagnostic, Place.Leading),
            Alone(statusField), First(transcript, Place.BesideReply), First(transcript, Place.Marked), First(transcript, Place.Named),
        ];
        return Array.Find(candidates, code => code is not "" && !SaysNothing(code))
            ?? Array.Find(candidates, code => code is not "")
            ?? "";
    }

    /// <summary>The first three-digit SMTP reply of class 4 or 5 in a text; empty when there is none.</summary>
    public static string Reply(string text)
    {
        var bounded = Bounded(text);
        for (var at = 0; at + 3 <= bounded.Length; at++)
        {
            var isReply = bounded[at] is '4' or '5' && bounded[at + 1] is >= '0' and <= '7' && char.IsAsciiDigit(bounded[at + 2]);
            var begins = at == 0 || !(char.IsAsciiLetterOrDigit(bounded[at - 1]) || bounded[at - 1] is '.' or '/' or ':' or '=' or '-' or '_');
            if (isReply && begins && (at + 3 == bounded.Length || Separators.Contains(bounded[at + 3])))
            {
                return bounded.Slice(at, 3).ToString();
            }
        }

        return "";
    }

    /// <summary>The code that a Status field begins with (RFC 3464, section 2.3.4); empty when it begins with none.</summary>
    public static string Alone(string field) => Last(field, Place.Leading);

    public static bool SaysNothing(string status) => status.EndsWith(".0.0", StringComparison.Ordinal);

    /// <summary>True for the codes that servers repeat on every line of a long answer: 550-5.7.1, 550, 5.7.1.</summary>
    public static bool IsContinuation(ReadOnlySpan<char> word)
    {
        var isReply = word is ['2' or '4' or '5', >= '0' and <= '9', >= '0' and <= '9', ..];
        var rest = isReply && word.Length > 3 && word[3] == '-' ? word[4..] : isReply ? word[3..] : word;
        return isReply ? rest.IsEmpty || (word[3] == '-' && !rest.ContainsAnyExcept(CodeCharacters))
            : word is ['2' or '4' or '5', '.', ..] && !word.ContainsAnyExcept(CodeCharacters);
    }

    private static string Last(string text, Place wanted)
    {
        var best = "";
        foreach (var (code, place) in In(Bounded(text)))
        {
            best = place == wanted && (best is "" || !SaysNothing(code)) ? code : best;
        }

        return best;
    }

    private static string First(string text, Place wanted)
    {
        var found = In(Bounded(text));
        var saying = found.Find(known => known.Place == wanted && !SaysNothing(known.Code));
        return (saying.Code is null ? found.Find(known => known.Place == wanted) : saying).Code ?? "";
    }

    private static ReadOnlySpan<char> Bounded(string text) => text.AsSpan(0, Math.Min(text.Length, Wording.MostCharacters)).Trim();

    private static List<(string Code, Place Place)> In(ReadOnlySpan<char> text)
    {
        var found = new List<(string, Place)>();
        for (var at = 0; at + 5 <= text.Length; at++)
        {
            if (text[at] is '2' or '4' or '5' && text[at + 1] == '.' && Length(text[at..]) is var length and > 0
                && (at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '.')))
            {
                found.Add((Plain(text.Slice(at, length)), PlaceOf(text[..at])));
            }
        }

        return found;
    }

    /// <summary>The length of class.subject.detail at the beginning; 0 when it is none, or the beginning of an IP address.</summary>
    private static int Length(ReadOnlySpan<char> text)
    {
        var subject = Digits(text[2..]);
        var dot = 2 + subject;
        if (subject is 0 or > 3 || dot >= text.Length || text[dot] != '.')
        {
            return 0;
        }

        var detail = Digits(text[(dot + 1)..]);
        var end = dot + 1 + detail;
        var goesOn = end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]);
        return detail is 0 or > 3 || goesOn ? 0 : end;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (count < text.Length && char.IsAsciiDigit(text[count]))
        {
            count++;
        }

        return count;
    }

    // 5.007.001 is 5.7.1.
    private static string Plain(ReadOnlySpan<char> code)
    {
        var parts = code.ToString().Split('.');
        return string.Join('.', parts.Select(part => part.TrimStart('0') is { Length: > 0 } significant ? significant : "0"));
    }

    private static Place PlaceOf(ReadOnlySpan<char> before)
    {
        var opened = before.TrimEnd("'\"(#<[");
        var reply = opened.TrimEnd("- \t\n:");
        var besideReply = opened.Length - reply.Length is > 0 and <= 3
            && reply is [.., '2' or '4' or '5', >= '0' and <= '9', >= '0' and <= '9']
            && (reply.Length == 3 || !char.IsLetterOrDigit(reply[^4]));
        return besideReply ? Place.BesideReply
            : before is [.., '#'] ? Place.Marked
            : before.IsEmpty ? Place.Leading
            : before.TrimEnd() is [.., ':' or '=' or '(' or '<' or '['] ? Place.Named
            : Place.Elsewhere;
    }
}
