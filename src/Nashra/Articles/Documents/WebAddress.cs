using Nashra.Platform;

namespace Nashra.Articles.Documents;

/// <summary>Which addresses an article may point to: the web, a mailbox, or a place on this site. Never a script.</summary>
public static class WebAddress
{
    public const int MaxLength = 2048;

    public static bool IsSafe(string address) =>
        address.Length is > 0 and <= MaxLength
        && !address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
        && (IsLocal(address) || (Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeMailto)));

    public static bool IsLocal(string address) => SeeOther.IsLocal(address);

    /// <exception cref="RefusedException">The address is not one an article may point to.</exception>
    public static string Require(string address) =>
        IsSafe(address) ? address : throw new RefusedException("document.address_refused", address.Length > 80 ? address[..80] : address);
}
