using System.Diagnostics.CodeAnalysis;

namespace Nashra.Mail;

/// <summary>A person or a newspaper with its address: <c>«نشرة» &lt;news@example.org&gt;</c>. Valid from birth, so it can never smuggle a header.</summary>
public sealed record Mailbox
{
    /// <param name="address">An address of RFC 5321 or RFC 6531 syntax; the domain may be international.</param>
    /// <param name="name">What readers see beside it; empty for none.</param>
    /// <exception cref="ArgumentException">The address is not well formed, or the name holds a control character.</exception>
    public Mailbox(string address, string name = "")
    {
        WireAddress = AddressSyntax.ToWire(address)
            ?? throw new ArgumentException("The address is not well formed.", nameof(address));
        Name = HeaderText.Guard(name, nameof(name));
        Address = address;
    }

    /// <summary>The name that readers see, or empty.</summary>
    public string Name { get; }

    /// <summary>The address as it was given.</summary>
    public string Address { get; }

    /// <summary>The address as it travels: an international domain becomes its ASCII form (RFC 5890).</summary>
    public string WireAddress { get; }

    /// <summary>Whether only servers with SMTPUTF8 (RFC 6531) can take this address.</summary>
    public bool NeedsSmtpUtf8 => !System.Text.Ascii.IsValid(WireAddress);

    /// <summary>As the constructor, but false instead of an exception.</summary>
    public static bool TryCreate(string address, string name, [NotNullWhen(true)] out Mailbox? mailbox)
    {
        mailbox = AddressSyntax.ToWire(address) is not null && HeaderText.IsValid(name) ? new(address, name) : null;
        return mailbox is not null;
    }
}
