using Microsoft.Extensions.DependencyInjection;
using Nashra.Articles;
using Nashra.Platform;
using Nashra.Search;
using Nashra.Search.Query;

namespace Nashra.Tests.Search;

/// <summary>A reader's questions to a newspaper under test.</summary>
internal static class Asking
{
    extension(TestNewspaper paper)
    {
        public Task IndexesAsync() => SearchEndpoints.IndexUntilIdleAsync(paper.Services, CancellationToken.None);

        public async Task<SearchAnswer> AsksAsync(string text, SearchOrder order = SearchOrder.Relevance)
        {
            await using var scope = paper.Services.CreateAsyncScope();
            var search = scope.ServiceProvider.GetRequiredService<ArticleSearch>();
            return await search.FindAsync(new SearchRequest(text, SearchFilter.None, order, 1, 100), CancellationToken.None);
        }

        public async Task<IReadOnlyList<SearchHit>> FindsAsync(string text) => (await paper.AsksAsync(text)).Hits;

        public Task WithdrawsAsync(long id) => paper.InDatabaseAsync(async db =>
        {
            var article = (await db.Articles.FindAsync(id))!;
            article.Withdraw("سُحب لخطأ", paper.Clock.GetUtcNow());
            db.Add(ArticleChange.Of(id, ChangeKind.Withdrawn, paper.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });

        public async Task ShowsNowhereAsync(IEnumerable<string> doors, string query, string words)
        {
            using var visitor = paper.Visitor();
            foreach (var door in doors)
            {
                var answer = await visitor.GetAsync(door + Uri.EscapeDataString(query));
                (await answer.Content.ReadAsStringAsync()).ShouldNotContain(words, Case.Sensitive, door);
            }
        }
    }
}
