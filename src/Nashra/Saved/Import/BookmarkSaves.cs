using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Nashra.Platform;

namespace Nashra.Saved;

/// <summary>Bookmarks as browsers and older read-later tools write them: links in HTML, one a line, under headings that are folders. Read line by line: such files are no well-formed documents.</summary>
internal static partial class BookmarkSaves
{
    private const int LongestLine = 64 * 1024;

    public static async IAsyncEnumerable<ImportedSave?> ReadAsync(Stream stream, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        using var text = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var (folder, found) = ("", false);
        await foreach (var piece in PiecesAsync(text, cancel))
        {
            folder = Heading().Match(piece) is { Success: true } heading ? Plain(heading.Groups["name"].Value) : folder;
            if (Anchor().Match(piece) is { Success: true } anchor)
            {
                found = true;
                yield return Read(anchor, folder);
            }
        }

        if (!found)
        {
            throw new RefusedException("saved.import.no_addresses");
        }
    }

    // Some files are one endless line: it is cut after each link.
    private static async IAsyncEnumerable<string> PiecesAsync(StreamReader text, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var piece = new StringBuilder();
        var buffer = new char[4096];
        int read;
        while ((read = await text.ReadAsync(buffer, cancel)) > 0)
        {
            foreach (var c in buffer.AsSpan(0, read).ToArray())
            {
                piece.Append(c);
                if (c == '\n' || piece.Length >= LongestLine || (c == '>' && (EndsWith(piece, "</a>") || EndsWith(piece, "</h3>") || EndsWith(piece, "</h1>"))))
                {
                    yield return piece.ToString();
                    piece.Clear();
                }
            }
        }

        yield return piece.ToString();
    }

    private static bool EndsWith(StringBuilder piece, string end)
    {
        for (var i = 1; i <= end.Length; i++)
        {
            if (i > piece.Length || char.ToLowerInvariant(piece[^i]) != end[^i])
            {
                return false;
            }
        }

        return true;
    }

    private static ImportedSave Read(Match anchor, string folder)
    {
        var attributes = Attribute().Matches(anchor.Groups["attributes"].Value).GroupBy(a => a.Groups["name"].Value.ToUpperInvariant(), StringComparer.Ordinal).ToDictionary(g => g.Key, g => WebUtility.HtmlDecode(g.First().Groups["value"].Value), StringComparer.Ordinal);
        return new ImportedSave(attributes.GetValueOrDefault("HREF") ?? "", Plain(anchor.Groups["title"].Value))
        {
            SavedAt = Moments.Read(attributes.GetValueOrDefault("ADD_DATE") ?? attributes.GetValueOrDefault("TIME_ADDED")),
            Place = folder is "Read Archive" or "Archive" || attributes.GetValueOrDefault("TOREAD") == "0" ? SavedPlace.Archive : SavedPlace.Unread,
            Tags = [.. (attributes.GetValueOrDefault("TAGS") ?? "").Split([',', '،'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), .. IsRoot(folder) ? Array.Empty<string>() : [folder]],
        };
    }

    // Folders that a tool makes by itself say nothing.
    private static bool IsRoot(string folder) => folder is "" or "Unread" or "Read Archive" or "Archive" or "Bookmarks" or "Bookmarks bar" or "Bookmarks Toolbar" or "Bookmarks Menu" or "Other bookmarks" or "Mobile bookmarks" or "شريط الإشارات" or "إشارات مرجعية أخرى";

    private static string Plain(string html) => WebUtility.HtmlDecode(Tag().Replace(html, "")).Trim();

    [GeneratedRegex(@"<a\s(?<attributes>[^>]*)>(?<title>.*?)(</a>|$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 2000)]
    private static partial Regex Anchor();

    [GeneratedRegex(@"(?<name>[\w-]+)\s*=\s*(?:""(?<value>[^""]*)""|'(?<value>[^']*)')", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Attribute();

    [GeneratedRegex(@"<h[13][^>]*>(?<name>.*?)</h[13]>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 2000)]
    private static partial Regex Heading();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 2000)]
    private static partial Regex Tag();
}
