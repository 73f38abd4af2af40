using System.Text;

namespace Nashra.Articles.Documents;

/// <summary><c>**strong**</c>, <c>_emphasis_</c>, <c>[text](https://…)</c> and <c>{en:words}</c> inside a line. What does not close is text.</summary>
internal static class InlineNotation
{
    // Marks nested deeper than this are taken as text, so that hostile input costs no stack.
    private const int MaxDepth = 6;

    public static IReadOnlyList<Inline> Read(string text) => Read(text, 0);

    private static List<Inline> Read(string text, int depth)
    {
        var content = new List<Inline>();
        var plain = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            if (depth < MaxDepth && ReadMark(text, at, depth) is var (inline, end) && inline is not null)
            {
                Flush();
                content.Add(inline);
                at = end;
            }
            else
            {
                plain.Append(text[at++]);
            }
        }

        Flush();
        return content;

        void Flush()
        {
            if (plain.Length > 0)
            {
                content.Add(new Run(plain.ToString()));
                plain.Clear();
            }
        }
    }

    private static (Inline? Inline, int End) ReadMark(string text, int at, int depth) => text[at] switch
    {
        '*' when text.AsSpan(at).StartsWith("**") => Enclosed(text, at, "**", depth, content => new Strong(content)),
        '_' when at == 0 || !char.IsLetterOrDigit(text[at - 1]) => Enclosed(text, at, "_", depth, content => new Emphasis(content)),
        '[' => ReadLink(text, at, depth),
        '{' => ReadLanguageRun(text, at),
        _ => (null, at),
    };

    private static (Inline? Inline, int End) Enclosed(string text, int at, string mark, int depth, Func<IReadOnlyList<Inline>, Inline> make)
    {
        var start = at + mark.Length;
        var end = IndexOf(text, mark, start);
        return end > start && !char.IsWhiteSpace(text[start])
            ? (make(Read(text[start..end], depth + 1)), end + mark.Length)
            : (null, at);
    }

    private static (Inline? Inline, int End) ReadLink(string text, int at, int depth)
    {
        var middle = IndexOf(text, "](", at + 1);
        var end = middle < 0 ? -1 : IndexOf(text, ")", middle + 2);
        if (end < 0)
        {
            return (null, at);
        }

        var url = text[(middle + 2)..end];
        return middle > at + 1 && WebAddress.IsSafe(url) ? (new Link(url, Read(text[(at + 1)..middle], depth + 1)), end + 1) : (null, at);
    }

    private static (Inline? Inline, int End) ReadLanguageRun(string text, int at)
    {
        var end = IndexOf(text, "}", at + 1);
        var colon = end < 0 ? -1 : text.IndexOf(':', at + 1, end - at - 1);
        return colon > at + 2 && colon < end - 1 && text.AsSpan(at + 1, colon - at - 1).IndexOfAnyExcept(Tag) < 0 && char.IsAsciiLetter(text[at + 1])
            ? (new LanguageRun(text[(at + 1)..colon], text[(colon + 1)..end]), end + 1)
            : (null, at);
    }

    private static readonly System.Buffers.SearchValues<char> Tag =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    // A mark reaches this far at most: it keeps a line of a million unclosed marks linear.
    private const int Reach = 2000;

    private static int IndexOf(string text, string mark, int from) =>
        from >= text.Length ? -1 : text.IndexOf(mark, from, Math.Min(Reach, text.Length - from), StringComparison.Ordinal);
}
