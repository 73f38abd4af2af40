namespace Nashra.Mail.Reading;

/// <summary>
/// Variable envelope return paths: the reader's address inside the address that bounces come back to
/// (<c>bounces+reader=example.org@news.example</c>), so that even a bounce that names nobody is known.
/// </summary>
public static class ReturnAddress
{
    /// <summary>The return address for one recipient, or for a token that stands for one copy of a letter.</summary>
    /// <param name="mailbox">The mailbox that receives bounces, as <c>bounces@news.example</c>.</param>
    /// <param name="recipient">A reader's address or an opaque token without "@" and "+".</param>
    public static string Encode(string mailbox, string recipient)
    {
        var at = mailbox.LastIndexOf('@');
        var last = recipient.LastIndexOf('@');
        var inside = last < 0 ? recipient : $"{recipient[..last]}={recipient[(last + 1)..]}";
        return $"{mailbox[..at]}+{inside}{mailbox[at..]}";
    }

    /// <summary>What <see cref="Encode"/> put in; null when the address is not a return address of this mailbox.</summary>
    /// <param name="mailbox">As for <see cref="Encode"/>; compared without regard to case.</param>
    /// <param name="returnAddress">Where a bounce was sent: Delivered-To, X-Original-To, Envelope-To or To.</param>
    public static string? Decode(string mailbox, string returnAddress)
    {
        var at = mailbox.LastIndexOf('@');
        var prefix = mailbox[..at] + "+";
        var fits = returnAddress.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
            && returnAddress.EndsWith(mailbox[at..], StringComparison.OrdinalIgnoreCase)
            && returnAddress.Length > prefix.Length + mailbox.Length - at;
        if (!fits)
        {
            return null;
        }

        // A domain has no "=", a local part may: the last one stands for "@".
        var inside = returnAddress[prefix.Length..^(mailbox.Length - at)];
        var equals = inside.LastIndexOf('=');
        return equals < 0 ? inside : $"{inside[..equals]}@{inside[(equals + 1)..]}";
    }
}
