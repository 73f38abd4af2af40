using System.Diagnostics.CodeAnalysis;
using System.Text;
using Nashra.Mail;
using Nashra.Platform;

namespace Nashra.Readers;

/// <summary>A reader's address as it was typed, and the key under which two spellings of it are one account.</summary>
public sealed record EmailAddress
{
    private EmailAddress(string text) => Text = text;

    public string Text { get; }

    public string Key => Text.Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    /// <exception cref="RefusedException">It is not an address that mail can reach.</exception>
    public static EmailAddress Parse(string? typed) => TryParse(typed, out var address) ? address : throw new RefusedException("readers.address_refused");

    public static bool TryParse(string? typed, [NotNullWhen(true)] out EmailAddress? address)
    {
        var text = Arabic.Bidi.StripControls(typed ?? "").Trim().Normalize();
        address = text.Contains('.', StringComparison.Ordinal) && Mailbox.TryCreate(text, "", out _) ? new EmailAddress(text) : null;
        return address is not null;
    }

    public override string ToString() => Text;
}
