namespace Nashra.Mail;

/// <summary>Which newsletter this is, for mail programs that file by it (RFC 2919).</summary>
public sealed record ListId
{
    /// <param name="id">A dot-atom such as <c>morning.news.example.org</c>.</param>
    /// <param name="name">The newsletter's name, or empty.</param>
    /// <exception cref="ArgumentException">The identifier is not a dot-atom of ASCII, or the name holds a control character.</exception>
    public ListId(string id, string name = "")
    {
        if (id.Length > 200 || !System.Text.Ascii.IsValid(id) || !AddressSyntax.IsDotAtom(id))
        {
            throw new ArgumentException("A list's identifier is a dot-atom of ASCII.", nameof(id));
        }

        (Id, Name) = (id, HeaderText.Guard(name, nameof(name)));
    }

    public string Id { get; }

    public string Name { get; }
}

/// <summary>How to leave: a mail program posts to the first (RFC 8058) or writes to the second (RFC 2369).</summary>
public sealed record Unsubscribe
{
    private const int LongestAddress = 900;

    /// <param name="oneClick">An https address that leaves on POST and never on GET; plain http only on this very machine, for trials.</param>
    /// <param name="mailto">A mailto address, for programs that know no better.</param>
    /// <exception cref="ArgumentException">A scheme is wrong, or an address is over 900 characters.</exception>
    public Unsubscribe(Uri oneClick, Uri? mailto = null)
    {
        OneClick = Guard(oneClick, oneClick is { IsAbsoluteUri: true, IsLoopback: true } ? oneClick.Scheme : Uri.UriSchemeHttps, nameof(oneClick));
        Mailto = mailto is null ? null : Guard(mailto, Uri.UriSchemeMailto, nameof(mailto));
    }

    public Uri OneClick { get; }

    public Uri? Mailto { get; }

    private static Uri Guard(Uri uri, string scheme, string parameter)
    {
        var fits = uri.IsAbsoluteUri && uri.Scheme == scheme && uri.AbsoluteUri.Length <= LongestAddress
            && !uri.AbsoluteUri.AsSpan().ContainsAnyExceptInRange('!', '~') && !uri.AbsoluteUri.AsSpan().ContainsAny('<', '>', ',');
        return fits ? uri : throw new ArgumentException($"An absolute {scheme} address of at most {LongestAddress} characters is needed.", parameter);
    }
}
