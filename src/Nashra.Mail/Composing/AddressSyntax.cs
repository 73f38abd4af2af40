using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;

namespace Nashra.Mail;

/// <summary>Addresses as RFC 5321 (4.1.2) and RFC 6531 (3.3) write them.</summary>
internal static class AddressSyntax
{
    private const int LongestLocalPart = 64;
    private const int LongestAddress = 254;
    private static readonly SearchValues<char> AtomText = SearchValues.Create("!#$%&'*+-/0123456789=?ABCDEFGHIJKLMNOPQRSTUVWXYZ^_`abcdefghijklmnopqrstuvwxyz{|}~");
    private static readonly SearchValues<char> LabelText = SearchValues.Create("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>The address with its domain in ASCII, or null when it is not well formed.</summary>
    public static string? ToWire(string? address)
    {
        var at = address?.LastIndexOf('@') ?? -1;
        if (at <= 0 || !IsLocalPart(address.AsSpan(0, at)) || DomainToAscii(address![(at + 1)..]) is not { } domain)
        {
            return null;
        }

        var wire = string.Concat(address.AsSpan(0, at), "@", domain);
        return Encoding.UTF8.GetByteCount(wire) <= LongestAddress ? wire : null;
    }

    /// <summary>Whether the text is a dot-atom: words of atom characters (or beyond ASCII) divided by single dots.</summary>
    public static bool IsDotAtom(ReadOnlySpan<char> text)
    {
        foreach (var range in text.Split('.'))
        {
            var word = text[range];
            if (word.IsEmpty || !IsAtom(word))
            {
                return false;
            }
        }

        return true;
    }

    public static bool IsAtom(ReadOnlySpan<char> word)
    {
        var strange = word.IndexOfAnyExcept(AtomText);
        return strange < 0 || (IsInternational(word) && HeaderText.IsValid(word));
    }

    private static bool IsInternational(ReadOnlySpan<char> word)
    {
        foreach (var character in word)
        {
            if (char.IsAscii(character) ? !AtomText.Contains(character) : char.IsWhiteSpace(character))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLocalPart(ReadOnlySpan<char> local) =>
        Encoding.UTF8.GetByteCount(local) <= LongestLocalPart && (IsDotAtom(local) || IsQuoted(local));

    private static bool IsQuoted(ReadOnlySpan<char> local)
    {
        if (local.Length < 3 || local[0] != '"' || local[^1] != '"')
        {
            return false;
        }

        for (var i = 1; i < local.Length - 1; i++)
        {
            var escaped = local[i] == '\\';
            i += escaped ? 1 : 0;
            if (i == local.Length - 1 || local[i] is < ' ' or > '~' || (local[i] == '"' && !escaped))
            {
                return false;
            }
        }

        return true;
    }

    private static string? DomainToAscii(string domain)
    {
        if (domain is ['[', .. var literal, ']'])
        {
            return IsLiteral(literal) ? domain : null;
        }

        if (!Ascii.IsValid(domain))
        {
            try
            {
                domain = Idn.GetAscii(domain);
            }
            catch (ArgumentException)
            {
                return null; // the framework's only way to say that no ASCII form exists
            }
        }

        return domain.Length <= 253 && domain.Split('.').All(IsLabel) ? domain : null;
    }

    private static bool IsLiteral(string literal) => literal.StartsWith("IPv6:", StringComparison.OrdinalIgnoreCase)
        ? IPAddress.TryParse(literal.AsSpan(5), out var six) && six.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 && six.ScopeId == 0 && !literal.Contains('%', StringComparison.Ordinal)
        : IPAddress.TryParse(literal, out var four) && four.ToString() == literal;

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && !label.AsSpan().ContainsAnyExcept(LabelText);
}
