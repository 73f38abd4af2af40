namespace Nashra.Mail;

/// <summary>
/// The name of one message for ever (RFC 5322, 3.6.4): <c>&lt;left@domain&gt;</c>. The caller gives it, so that a copy
/// offered again bears the same one.
/// </summary>
public sealed record MessageId
{
    /// <exception cref="ArgumentException">Either side is not a dot-atom of ASCII, or the whole is over 250 characters.</exception>
    public MessageId(string left, string domain)
    {
        if (!IsSide(left) || !IsSide(domain) || left.Length + domain.Length > 250)
        {
            throw new ArgumentException("A Message-ID has a dot-atom of ASCII on each side.", nameof(left));
        }

        (Left, Domain) = (left, domain);
    }

    public string Left { get; }

    public string Domain { get; }

    /// <summary>With its angle brackets, as headers write it.</summary>
    public override string ToString() => $"<{Left}@{Domain}>";

    private static bool IsSide(string side) => System.Text.Ascii.IsValid(side) && AddressSyntax.IsDotAtom(side);
}
