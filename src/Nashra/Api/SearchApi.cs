using Nashra.Localization;
using Nashra.Readers;
using Nashra.Search;
using Nashra.Search.Suggestions;

namespace Nashra.Api;

/// <summary>The archive's search, with the marks and suggestions of its page.</summary>
internal static class SearchApi
{
    public static void MapSearching(this IEndpointRouteBuilder api) => api.MapGet("/search", AskAsync).Needs(AccessScopes.Search, "api.search");

    // What is asked is read from the query as on the page: q, section, author, from, until, order, page, limit.
    private static async Task<IResult> AskAsync(HttpRequest request, ArticleSearch search, Completions completions, Edition edition, string? q, int? page, int? limit, CancellationToken cancel) =>
        Results.Text(await SearchJson.AnswerAsync(request.Query, search, completions, edition, cancel), "application/json");
}
