using System.Text.RegularExpressions;

namespace Nashra.Platform.Post;

/// <summary>Latin words inside an Arabic line, kept from turning it round.</summary>
public static partial class LatinRuns
{
    /// <summary>For subjects and plain text: between U+2066 and U+2069.</summary>
    public static string Isolated(string text) => LatinRun().Replace(text, run => $"\u2066{run.Value}\u2069");

    /// <summary>For HTML: encoded, each run in an element of its own direction, which mail programs know better than marks.</summary>
    public static string IsolatedHtml(string text) => LatinRun().Replace(Html.Encode(text), run => $"<span dir=\"ltr\">{run.Value}</span>");

    // Letters with the digits, spaces and signs between them; never an entity of the encoded text.
    [GeneratedRegex(@"(?<![&\p{L}\d#])[A-Za-z\u00C0-\u024F](?:[A-Za-z\u00C0-\u024F\d .'’\-]*[A-Za-z\u00C0-\u024F\d])?", RegexOptions.None, 1000)]
    private static partial Regex LatinRun();
}
