using System.Globalization;
using System.Text;

namespace Nashra.Mail.Reading.Bounces;

/// <summary>The fields of one recipient in a delivery status notification (RFC 3464, internationalised by RFC 6533).</summary>
internal sealed class DeliveryStatusFields
{
    private const int MostGroups = 1_000;
    private const int LongestField = 2_000;
    private static readonly string[] Names = ["original-recipient", "final-recipient", "action", "status", "diagnostic-code", "remote-mta"];
    private readonly Dictionary<string, string> fields = new(StringComparer.Ordinal);

    public string OriginalRecipient => Address("original-recipient");

    public string FinalRecipient => Address("final-recipient");

    public string Action => Value("action").ToLowerInvariant().Split(' ', '(', ';')[0];

    public string Status => Value("status");

    /// <summary>The refusing server's words: Diagnostic-Code without "smtp;", else the comment behind the Status.</summary>
    public string Diagnostic
    {
        get
        {
            var code = Value("diagnostic-code");
            var type = code.IndexOf(';', StringComparison.Ordinal);
            var words = type is > 0 and < 10 && code[..type].Trim().Equals("smtp", StringComparison.OrdinalIgnoreCase) ? code[(type + 1)..].Trim() : code;
            var comment = Status.IndexOf('(', StringComparison.Ordinal);
            return words is not "" || comment < 0 ? words : Status[(comment + 1)..].TrimEnd(')');
        }
    }

    public bool IsSuccess => Action is "delivered" or "relayed" or "expanded" or "deliverable" || Status.StartsWith("2.", StringComparison.Ordinal);

    public bool IsDelay => Action is "delayed";

    private bool HasRecipient => fields.ContainsKey("final-recipient") || fields.ContainsKey("original-recipient");

    private bool SaysSomething => fields.ContainsKey("action") || fields.ContainsKey("status") || fields.ContainsKey("diagnostic-code");

    /// <summary>
    /// The groups of fields in a text, also where the blank lines between them are missing, where they stand amid prose,
    /// or where the part that should hold them was never opened.
    /// </summary>
    public static List<DeliveryStatusFields> ReadAll(string text)
    {
        var groups = new List<DeliveryStatusFields>();
        var current = new DeliveryStatusFields();
        var open = "";
        foreach (var line in text.Split('\n'))
        {
            if (open is not "" && line is [' ' or '\t', ..] && line.Trim() is not "")
            {
                current.Extend(open, line.Trim());
                continue;
            }

            open = NameOf(line);
            if ((open is not "" && current.fields.ContainsKey(open)) || (line.Trim() is "" && current.HasRecipient && current.SaysSomething))
            {
                current = Close(groups, current);
            }

            if (open is not "")
            {
                current.fields[open] = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
            }
        }

        Close(groups, current);
        return groups;
    }

    private static DeliveryStatusFields Close(List<DeliveryStatusFields> groups, DeliveryStatusFields group)
    {
        if (group is { HasRecipient: true, SaysSomething: true } && groups.Count < MostGroups)
        {
            groups.Add(group);
        }

        return new DeliveryStatusFields();
    }

    private static string NameOf(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon is > 0 and < 30 ? Array.Find(Names, name => line.AsSpan(0, colon).Trim().Equals(name, StringComparison.OrdinalIgnoreCase)) ?? "" : "";
    }

    private void Extend(string name, string more)
    {
        if (fields[name].Length < LongestField)
        {
            fields[name] = $"{fields[name]} {more}";
        }
    }

    private string Value(string name) => fields.GetValueOrDefault(name, "");

    private string Address(string name)
    {
        var value = Value(name);
        var type = value.IndexOf(';', StringComparison.Ordinal);
        var text = type < 0 ? value : value[(type + 1)..];
        return Addresses.First(type > 0 && value.StartsWith("utf-8", StringComparison.OrdinalIgnoreCase) ? Unescaped(text) : text);
    }

    // RFC 6533, section 3: \x{0645} stands for a character outside ASCII.
    private static string Unescaped(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var end = text.AsSpan(at).StartsWith("\\x{", StringComparison.Ordinal) ? text.AsSpan(at, Math.Min(12, text.Length - at)).IndexOf('}') : -1;
            if (end > 3
                && int.TryParse(text.AsSpan(at + 3, end - 3), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
                && Rune.IsValid(value))
            {
                plain.Append(new Rune(value));
                at += end;
            }
            else
            {
                plain.Append(text[at]);
            }
        }

        return plain.ToString();
    }
}
