namespace Nashra.Mail.Reading;

/// <summary>Finds e-mail addresses in any text, also internationalised ones (RFC 6531).</summary>
internal static class Addresses
{
    private const int LongestPart = 255;

    /// <summary>The first address in a text; empty when there is none.</summary>
    public static string First(string? text) => All(text).FirstOrDefault("");

    public static IEnumerable<string> All(string? text)
    {
        var from = 0;
        for (var at = text?.IndexOf('@', StringComparison.Ordinal) ?? -1; at >= 0; at = text!.IndexOf('@', Math.Max(at + 1, from)))
        {
            var start = LocalStart(text!, at, from);
            var end = DomainEnd(text!, at + 1);
            if (start < at && end > at + 1)
            {
                from = end;
                yield return text![start..end];
            }
        }
    }

    private static int LocalStart(string text, int at, int notBefore)
    {
        if (at > notBefore && text[at - 1] == '"')
        {
            var opening = text.LastIndexOf('"', at - 2 < notBefore ? notBefore : at - 2, Math.Min(LongestPart, Math.Max(0, at - 1 - notBefore)));
            return opening < 0 ? at : opening;
        }

        var start = at;
        while (start > notBefore && at - start < LongestPart && IsLocal(text[start - 1]))
        {
            start--;
        }

        while (start < at && (text[start] is '.' or '\'' or '-' or '/' or '|' or '='))
        {
            start++;
        }

        return start;
    }

    private static int DomainEnd(string text, int from)
    {
        var end = from;
        while (end < text.Length && end - from < LongestPart && (char.IsLetterOrDigit(text[end]) || text[end] is '.' or '-' or '_'))
        {
            end++;
        }

        while (end > from && (text[end - 1] is '.' or '-' or '_'))
        {
            end--;
        }

        return end;
    }

    private static bool IsLocal(char character) =>
        char.IsLetterOrDigit(character) || "!#$%&'*+-/=?^_`{|}~.".Contains(character, StringComparison.Ordinal);
}
