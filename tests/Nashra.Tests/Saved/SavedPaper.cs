using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nashra.Articles;
using Nashra.Articles.Documents;
using Nashra.Database;
using Nashra.Platform;
using Nashra.Saved;
using Nashra.Tests.Readers;

namespace Nashra.Tests.Saved;

/// <summary>What readers do with saved articles and what the newsroom does to them meanwhile, as a test tells it.</summary>
internal static class SavedPaper
{
    public const string Email = "huda@example.org";

    public const string Body = """
        رصد الفلكيون قمرًا صغيرًا يدور حول الكوكب البعيد في ليلة صافية.

        وقال المرصد إن قطر القمر ثلاثة كيلومترات، وإن كتلته لم تُحسب بعد.

        ويعود الفريق إلى الرصد في الربيع المقبل حين تصفو السماء.
        """;

    extension(TestNewspaper paper)
    {
        public async Task<Article> PublishesMoonAsync()
        {
            var section = await paper.OpensSectionAsync();
            return await paper.PublishesAsync("قمر جديد", Body, section.Id);
        }

        /// <summary>A reader of that address, and what she has saved.</summary>
        public async Task<(HttpClient Browser, Article Article)> SavesMoonAsync(string email = Email)
        {
            var article = await paper.PublishesMoonAsync();
            var browser = await paper.ReaderAsync(email);
            (await browser.ActsAsync(Save(article), true)).ShouldBe(true);
            return (browser, article);
        }

        /// <summary>The newsroom rewrites the body, an hour later, and says why where there is a correction.</summary>
        public async Task RewritesAsync(Article article, string body, string? correction = null)
        {
            paper.Clock.Advance(TimeSpan.FromHours(1));
            await paper.InDatabaseAsync(async db =>
            {
                var (stored, now) = (await db.Articles.Include(a => a.Corrections).FirstAsync(a => a.Id == article.Id), paper.Clock.GetUtcNow());
                stored.Write(new ArticleText(stored.Headline, "", "", "", "", stored.SectionId, Notation.Read(body)), now);
                if (correction is not null)
                {
                    stored.Correct(correction, now);
                }

                db.Add(ArticleChange.Of(article.Id, ChangeKind.Updated, now));
                await db.SaveChangesAsync();
            });
            await paper.InScopeAsync<SavedFollower>(follower => follower.FollowAsync(CancellationToken.None));
        }

        public async Task InScopeAsync<T>(Func<T, Task> work)
            where T : notnull
        {
            await using var scope = paper.Services.CreateAsyncScope();
            await work(scope.ServiceProvider.GetRequiredService<T>());
        }

        public Task<long> ReaderIdAsync() => paper.InDatabaseAsync(db => db.SavedArticles.Select(s => s.ReaderId).FirstAsync());

        public Task<List<SavedNote>> NotesAsync() => paper.InDatabaseAsync(db => db.SavedNotes.AsNoTracking().OrderBy(n => n.MadeAt).ThenBy(n => n.Text).ToListAsync());
    }

    public static string Save(Article article) => $"/saved/{ShortId.From(article.Id)}";

    public static string Reading(Article article, string? handler = null) => Save(article) + "/read" + (handler is null ? "" : "?handler=" + handler);
}
