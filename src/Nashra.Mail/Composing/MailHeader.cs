using System.Buffers;

namespace Nashra.Mail;

/// <summary>A header of the caller's own: free text under a name that no property of <see cref="MailMessage"/> already governs.</summary>
public sealed record MailHeader
{
    private static readonly SearchValues<char> NameText = SearchValues.Create("!\"#$%&'()*+,-./0123456789;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    private static readonly HashSet<string> Governed = new(StringComparer.OrdinalIgnoreCase)
    {
        "From", "Sender", "Reply-To", "To", "Cc", "Bcc", "Subject", "Date", "Message-ID", "MIME-Version", "List-Id",
        "List-Unsubscribe", "List-Unsubscribe-Post", "DKIM-Signature", "Return-Path", "Received",
    };

    /// <exception cref="ArgumentException">The name is not one of RFC 5322, or is governed by a property, or the value holds a control character.</exception>
    public MailHeader(string name, string value)
    {
        if (name.Length is 0 or > 60 || name.AsSpan().ContainsAnyExcept(NameText))
        {
            throw new ArgumentException("A header's name is 1 to 60 printable ASCII characters without a colon.", nameof(name));
        }

        if (Governed.Contains(name) || name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"{name} is written by the composer itself.", nameof(name));
        }

        (Name, Value) = (name, HeaderText.Guard(value, nameof(value)));
    }

    public string Name { get; }

    public string Value { get; }
}
