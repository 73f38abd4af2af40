using System.Text;

namespace Nashra.Mail.Reading.Bounces;

/// <summary>
/// The prose of a bounce cut into what is common to all recipients and what stands under each: mail servers begin a line
/// with the address (<c>&lt;a@b&gt;: said …</c>, <c>* a@b</c>, <c>a@b</c>) and put the cause behind or below it.
/// </summary>
internal sealed class RecipientSections
{
    public const int MostRecipients = 1_000;

    // What stands before an address that begins no line.
    private static readonly string[] Introductions =
    [
        "rcpt to:", "recipient:", "recipient address:", "addressed to:", "delivered to:", "delivered to", "undeliverable to", "your mail to",
        "your message to", "message to", "mail to", "unknown user:", "userid:", "recipient", "user", "to:", "an", "à", "إلى",
    ];

    private readonly StringBuilder introduction = new();
    private readonly OrderedDictionary<string, StringBuilder> sections = new(StringComparer.OrdinalIgnoreCase);

    private RecipientSections()
    {
    }

    public string Introduction => introduction.ToString();

    /// <summary>Addresses in the order of the report, each once.</summary>
    public IEnumerable<string> Recipients => sections.Keys;

    /// <param name="prose">The report's words.</param>
    /// <param name="sender">The address that the report was sent to: whoever sent the letter is no recipient of it.</param>
    public static RecipientSections Of(string prose, string sender)
    {
        var cut = new RecipientSections();
        var current = cut.introduction;
        foreach (var line in prose.Split('\n'))
        {
            if (LeadingAddress(line) is { Length: > 0 } address && !address.Equals(sender, StringComparison.OrdinalIgnoreCase))
            {
                current = cut.SectionOf(address);
            }

            current.Append(line).Append('\n');
        }

        return cut;
    }

    /// <summary>The text under an address; empty when the prose has no section for it.</summary>
    public string Text(string address) =>
        sections.GetValueOrDefault(address)?.ToString() ?? "";

    /// <summary>The one address that running prose is about, where no line begins with one; empty when there is none.</summary>
    public static string Mentioned(string prose, string sender)
    {
        var lines = prose.Split('\n');
        foreach (var opening in Introductions)
        {
            foreach (var line in lines)
            {
                if (Addresses.First(After(opening, line)) is { Length: > 0 } found && MayBeRecipient(found, sender))
                {
                    return found;
                }
            }
        }

        return Addresses.All(prose).FirstOrDefault(address => MayBeRecipient(address, sender), "");
    }

    // As words of their own: the "an" of hani@b.example introduces nobody called "i".
    private static string After(string opening, string line)
    {
        for (var at = line.IndexOf(opening, StringComparison.OrdinalIgnoreCase); at >= 0; at = line.IndexOf(opening, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + opening.Length;
            var begins = at == 0 || char.IsWhiteSpace(line[at - 1]) || char.IsPunctuation(line[at - 1]);
            if (begins && (opening.EndsWith(':') || end == line.Length || char.IsWhiteSpace(line[end]) || line[end] is '<' or ':' or '(' or '"' or '«'))
            {
                return line[end..];
            }
        }

        return "";
    }

    private StringBuilder SectionOf(string address)
    {
        if (!sections.ContainsKey(address) && sections.Count < MostRecipients)
        {
            sections.Add(address, new StringBuilder());
        }

        return sections.GetValueOrDefault(address) ?? sections.GetAt(MostRecipients - 1).Value;
    }

    private static string LeadingAddress(string line)
    {
        var text = line.AsSpan().Trim().TrimStart("*•->").TrimStart();
        var opened = text is ['<', ..];
        text = opened ? text[1..] : text;
        if (text.IndexOf('@') is <= 0 or > 255)
        {
            return "";
        }

        var bounded = text[..Math.Min(text.Length, 600)].ToString();
        var address = Addresses.First(bounded);
        return address is not "" && bounded.StartsWith(address, StringComparison.Ordinal) && EndsLikeRecipient(bounded.AsSpan(address.Length), opened) ? address : "";
    }

    private static bool EndsLikeRecipient(ReadOnlySpan<char> rest, bool opened)
    {
        if (opened)
        {
            return rest is ['>'] or ['>', ':' or ' ' or ',' or ';', ..];
        }

        var after = rest.TrimStart();
        return after.IsEmpty || after[0] is ':' or '<' or '(' or ',' or ';';
    }

    private static bool MayBeRecipient(string address, string sender) =>
        !address.Equals(sender, StringComparison.OrdinalIgnoreCase)
        && !BounceSigns.IsMailSystem(address);
}
