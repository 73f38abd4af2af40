using Nashra.Platform;

namespace Nashra.Articles;

/// <summary>Where things stand on the site. Arabic slugs stay Arabic; the short id alone finds the article.</summary>
public static class Addresses
{
    public static string SlugOf(string headline) => Arabic.Slug.From(headline);

    public static string Article(long id, string slug) => $"/a/{ShortId.From(id)}/{slug}";

    public static string Section(string slug) => $"/s/{slug}";

    public static string Topic(string slug) => $"/t/{slug}";

    public static string Author(string slug) => $"/by/{slug}";

    /// <summary>The generated cover: wide, square or banner.</summary>
    public static string Cover(long id, string crop) => $"/covers/{ShortId.From(id)}-{crop}.svg";

    /// <summary>The picture that messengers show beside a shared link.</summary>
    public static string SocialCard(long id) => $"/cards/{ShortId.From(id)}.png";

    /// <summary>The path as it travels in a header or a link elsewhere: percent-encoded once.</summary>
    public static string Encoded(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
