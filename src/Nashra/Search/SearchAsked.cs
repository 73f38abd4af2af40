using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Nashra.Layout;
using Nashra.Localization;
using Nashra.Search.Query;

namespace Nashra.Search;

/// <summary>A search as it stands in an address. What cannot be read is left out, never an error.</summary>
internal sealed record SearchAsked
{
    public string Text { get; init; } = "";

    public string Section { get; init; } = "";

    public string Author { get; init; } = "";

    public DateOnly? From { get; init; }

    public DateOnly? Until { get; init; }

    public ArticleType? Type { get; init; }

    public SearchOrder Order { get; init; }

    public int PageNumber { get; init; } = 1;

    public bool SaysAnything => Text.Length > 0 || IsNarrowed;

    public bool IsNarrowed => Section.Length > 0 || Author.Length > 0 || From is not null || Until is not null || Type is not null;

    /// <summary>This search without its page, as a path and query.</summary>
    public string Address
    {
        get
        {
            var query = new QueryBuilder();
            foreach (var (key, value) in Values.Where(pair => pair.Value.Length > 0))
            {
                query.Add(key, value);
            }

            return "/search" + query.ToQueryString();
        }
    }

    /// <summary>Where it is posted to become a follow.</summary>
    public string SavingAddress => "/search/saved" + Address["/search".Length..];

    public static SearchAsked Read(IQueryCollection query) => new()
    {
        Text = Limited(query["q"]),
        Section = Limited(query["section"]),
        Author = Limited(query["author"]),
        From = Date(query["from"]),
        Until = Date(query["until"]),
        Type = ArticleTypes.Find(query["type"]),
        Order = query["order"] == "date" ? SearchOrder.Date : SearchOrder.Relevance,
        PageNumber = Paged<object>.Clamp(int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1),
    };

    public SearchRequest Request(int size) => new(
        Text, new SearchFilter(NullIfEmpty(Section), NullIfEmpty(Author), null, From, Until) { Type = Type }, Order, PageNumber, size);

    /// <summary>How it reads in a list: «النفط» · القسم: اقتصاد.</summary>
    public string NameIn(Phrases say, string sectionName) => string.Join(" · ", new[]
    {
        Text.Length > 0 ? $"«{Text}»" : "",
        Named(say["search.section"], sectionName),
        Named(say["search.author"], Author),
        Named(say["search.from"], Iso(From)),
        Named(say["search.until"], Iso(Until)),
        Type is { } type ? say[$"search.type.{type.Name()}"] : "",
    }.Where(part => part.Length > 0));

    /// <summary>How many results the API gives at once: limit=, 20 unless told, at most 100.</summary>
    public static int Size(IQueryCollection query) =>
        int.TryParse(query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? Math.Clamp(limit, 1, 100) : 20;

    private IEnumerable<(string Key, string Value)> Values =>
    [
        ("q", Text), ("section", Section), ("author", Author), ("from", Iso(From)), ("until", Iso(Until)),
        ("type", Type?.Name() ?? ""), ("order", Order == SearchOrder.Date ? "date" : ""),
    ];

    public static string Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Limited(string? text) => text is null ? "" : text.Length <= QueryParser.LongestQuery ? text.Trim() : text[..QueryParser.LongestQuery].Trim();

    private static string Named(string label, string value) => value.Length == 0 ? "" : $"{label}: {value}";

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is > 1 and < 9999 ? date : null;
}
