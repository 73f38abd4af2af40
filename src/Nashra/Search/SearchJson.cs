using System.Text.Encodings.Web;
using System.Text.Json;
using Nashra.Localization;
using Nashra.Search.Suggestions;

namespace Nashra.Search;

/// <summary>The answer of a search as machines read it.</summary>
internal static class SearchJson
{
    private static readonly JsonSerializerOptions Storage = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What the page of the same address shows: its results, and topics and authors called what was asked for.</summary>
    public static async Task<string> AnswerAsync(IQueryCollection query, ArticleSearch search, Completions completions, Edition edition, CancellationToken cancel)
    {
        var asked = SearchAsked.Read(query);
        return Of(await search.FindAsync(asked.Request(SearchAsked.Size(query)), cancel), await completions.NamedAsync(asked, cancel), edition);
    }

    /// <summary>Passages come with the places of their marks, in UTF-16 units, so that no mark-up needs to be trusted.</summary>
    public static string Of(SearchAnswer answer, IReadOnlyList<Completion> names, Edition edition) => JsonSerializer.Serialize(
        new
        {
            query = answer.Query.Typed,
            total = answer.Total,
            totalIsLowerBound = answer.IsCut,
            withAllWords = answer.WithAllWords,
            isIndexed = answer.IsIndexed,
            hasNext = answer.HasNext,
            didYouMean = answer.DidYouMean,
            isCorrected = answer.IsCorrected,
            names = names.Select(name => new { kind = name.Kind, text = name.Text, url = edition.Absolute(name.Url).AbsoluteUri }),
            items = answer.Hits.Select(hit => Item(hit, edition)),
        },
        Storage);

    /// <summary>Suggestions as the list under the search field shows them.</summary>
    public static string Of(IReadOnlyList<Completion> completions, Edition edition) => JsonSerializer.Serialize(
        completions.Select(completion => new { kind = completion.Kind, label = edition.Say[$"search.kind.{completion.Kind}"], text = completion.Text, dir = edition.DirectionOf(completion.Text), url = completion.Url }), Storage);

    private static object Item(SearchHit hit, Edition edition) => new
    {
        id = Platform.ShortId.From(hit.Card.Id),
        url = edition.Absolute(Articles.Addresses.Encoded(hit.Card.Address)).AbsoluteUri,
        headline = hit.Card.Headline,
        standfirst = hit.Card.Standfirst,
        byline = hit.Card.Byline,
        section = new { slug = hit.Card.SectionSlug, name = hit.Card.SectionName },
        publishedAt = edition.Iso(hit.Card.PublishedAt),
        passage = hit.Passage.ToString(),
        marks = hit.Passage.Marks.Select(mark => new[] { mark.Start + (hit.Passage.CutsBefore ? 2 : 0), mark.Length }),
    };
}
