using Nashra.Localization;
using Nashra.Readers;
using Nashra.Search;

namespace Nashra.Api;

/// <summary>The archive's search, with the marks and suggestions of its page.</summary>
internal static class SearchApi
{
    public static void MapSearching(this IEndpointRouteBuilder api) => api.MapGet("/search", AskAsync).Needs(AccessScopes.Search, "api.search");

    // What is asked is read from the query as on the page: q, section, author, from, until, order, page, limit.
    private static async Task<IResult> AskAsync(HttpRequest request, ArticleSearch search, Edition edition, string? q, int? page, int? limit, CancellationToken cancel) =>
        Results.Text(SearchJson.Of(await search.FindAsync(SearchAsked.Read(request.Query).Request(SearchAsked.Size(request.Query)), cancel), edition), "application/json");
}
