namespace Nashra.Search.Query;

/// <summary>A stretch of the typed query: a run without spaces or the inside of quotation marks.</summary>
internal readonly record struct QueryPiece(string Text, bool IsQuoted, bool IsExcluded, string? Keyword)
{
    private static readonly (char Open, char Close)[] Marks = [('"', '"'), ('«', '»'), ('“', '”'), ('„', '“'), ('”', '“')];

    /// <summary>Cuts a query; a mark that is never closed is a letter like any other.</summary>
    public static IEnumerable<QueryPiece> Cut(string query)
    {
        var at = 0;
        while (at < query.Length)
        {
            if (char.IsWhiteSpace(query[at]))
            {
                at++;
                continue;
            }

            yield return Next(query, ref at);
        }
    }

    private static QueryPiece Next(string query, ref int at)
    {
        var isExcluded = query[at] is '-' or '−' or '–' && at + 1 < query.Length && !char.IsWhiteSpace(query[at + 1]) && (at == 0 || char.IsWhiteSpace(query[at - 1]));
        at += isExcluded ? 1 : 0;
        var keyword = TakeKeyword(query, ref at);
        if (TakeQuotation(query, ref at) is { } inside)
        {
            return new QueryPiece(inside, true, isExcluded, keyword);
        }

        var start = at++;
        while (at < query.Length && !char.IsWhiteSpace(query[at]) && !OpensQuotation(query, at))
        {
            at++;
        }

        return new QueryPiece(query[start..at], false, isExcluded, keyword);
    }

    private static string? TakeKeyword(string query, ref int at)
    {
        var colon = query.AsSpan(at, Math.Min(12, query.Length - at)).IndexOf(':');
        if (colon > 0 && at + colon + 1 < query.Length && QueryKeywords.Find(query[at..(at + colon)]) is { } keyword)
        {
            at += colon + 1;
            while (at < query.Length - 1 && query[at] == ' ')
            {
                at++;
            }

            return keyword;
        }

        return null;
    }

    private static string? TakeQuotation(string query, ref int at)
    {
        foreach (var (open, close) in Marks)
        {
            if (query[at] == open && query.IndexOf(close, at + 1) is > 0 and var end)
            {
                var inside = query[(at + 1)..end];
                at = end + 1;
                return inside;
            }
        }

        return null;
    }

    private static bool OpensQuotation(string query, int at)
    {
        var copy = at;
        return query[at] is '"' or '«' or '“' or '„' && TakeQuotation(query, ref copy) is not null;
    }
}

/// <summary>The words before a colon that narrow a search, in both languages.</summary>
internal static class QueryKeywords
{
    public const string Section = "section";
    public const string Author = "author";
    public const string Topic = "topic";
    public const string Before = "before";
    public const string After = "after";
    public const string Type = "type";

    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["section"] = Section,
        ["قسم"] = Section,
        ["القسم"] = Section,
        ["author"] = Author,
        ["by"] = Author,
        ["كاتب"] = Author,
        ["الكاتب"] = Author,
        ["بقلم"] = Author,
        ["topic"] = Topic,
        ["موضوع"] = Topic,
        ["الموضوع"] = Topic,
        ["type"] = Type,
        ["نوع"] = Type,
        ["النوع"] = Type,
        ["before"] = Before,
        ["قبل"] = Before,
        ["after"] = After,
        ["بعد"] = After,
    };

    public static string? Find(string word) => Known.GetValueOrDefault(word);
}
