using Nashra.Articles;
using Nashra.ForYou;
using Nashra.Localization;
using Nashra.Search.Index;
using Nashra.Search.Query;
using Nashra.Search.Suggestions;

namespace Nashra.Search;

public static class SearchEndpoints
{
    public static void AddSearch(this IServiceCollection services)
    {
        services.AddSingleton<ArchiveIndex>();
        services.AddSingleton<Indexer>();
        services.AddHostedService(provider => provider.GetRequiredService<Indexer>());
        services.AddSingleton(provider => new Searcher(SearchWeights.Default, SearchLimits.For, provider.GetRequiredService<TimeProvider>()));
        services.AddScoped<FilterNames>();
        services.AddScoped<ArticleSearch>();
        services.AddScoped<Completions>();
        services.AddScoped<FollowedSearches>();
        services.AddScoped<AsksFollowedSearches>(provider => provider.GetRequiredService<FollowedSearches>().FindAsync);
        services.AddSingleton<SimilarByWords>();
        services.AddScoped<SimilarArticles>(provider => (article, count, _) => Task.FromResult(provider.GetRequiredService<SimilarByWords>().To(article, count)));
    }

    public static void MapSearch(this IEndpointRouteBuilder site)
    {
        site.MapGet("/search/suggest", async (string? q, Completions completions, Edition edition, CancellationToken cancel) =>
            Results.Text(SearchJson.Of(await completions.FindAsync(q, cancel), edition), "application/json"));
        site.MapGet("/api/search", async (HttpRequest request, ArticleSearch search, Completions completions, Edition edition, CancellationToken cancel) =>
            Results.Text(await SearchJson.AnswerAsync(request.Query, search, completions, edition, cancel), "application/json"));
    }

    /// <summary>Indexes what is left and returns: for verbs that changed articles while nothing serves.</summary>
    public static Task IndexUntilIdleAsync(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<Indexer>().RunUntilIdleAsync(null, cancel);
}
