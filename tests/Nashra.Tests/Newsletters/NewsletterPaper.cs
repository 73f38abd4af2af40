using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Nashra.Articles;
using Nashra.Newsletters;
using Nashra.Newsletters.Sending;
using Nashra.Platform.Post;
using Nashra.Tests.Platform.Post;

namespace Nashra.Tests.Newsletters;

/// <summary>A newspaper with newsletters and two articles; nothing sends by itself, so that a test says when.</summary>
internal sealed class NewsletterPaper : IAsyncDisposable
{
    private NewsletterPaper(TestNewspaper paper, Section section, IReadOnlyList<Article> articles) => (Paper, Section, Articles) = (paper, section, articles);

    public TestNewspaper Paper { get; }

    public Section Section { get; }

    public IReadOnlyList<Article> Articles { get; }

    public static async Task<NewsletterPaper> OpenAsync(DatabaseKind kind, ScriptedServer? server = null, Action<WebApplicationBuilder>? furnish = null)
    {
        var paper = await TestNewspaper.OpenAsync(kind, builder =>
        {
            // What runs by itself stays callable; only its own loop is taken away.
            foreach (var loop in builder.Services.Where(SendsByItself).ToList())
            {
                builder.Services.Remove(loop);
            }

            if (server is not null)
            {
                builder.Services.Replace(ServiceDescriptor.Singleton(MailSettings.Parse(server.Address)));
            }

            furnish?.Invoke(builder);
        });
        var section = await paper.OpensSectionAsync();
        var articles = new[] { await paper.PublishesAsync("كيف تقيس الأشجار أعمارها", "لكل سنة حلقة.", section.Id), await paper.PublishesAsync("شركة Google وعلم النبات", "نص المقال.", section.Id) };
        await using (var scope = paper.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<NewsletterFounding>().FoundAsync(CancellationToken.None);
        }

        paper.Clock.Advance(TimeSpan.FromMinutes(1));
        return new NewsletterPaper(paper, section, articles);
    }

    /// <summary>Readers r0, r1 … of a newsletter, who have confirmed.</summary>
    public Task SubscribesAsync(int readers, string slug = "morning") => Paper.InDatabaseAsync(async db =>
    {
        var newsletter = await db.Newsletters.SingleAsync(n => n.Slug == slug);
        for (var i = 0; i < readers; i++)
        {
            var subscription = Subscription.Of(newsletter, $"r{i}@example.org", "test", Paper.Clock.GetUtcNow());
            subscription.Confirm(Paper.Clock.GetUtcNow());
            db.Add(subscription);
        }

        await db.SaveChangesAsync();
    });

    public async Task<long> OrdersAsync(string slug = "morning")
    {
        await using var scope = Paper.Services.CreateAsyncScope();
        var newsletter = await Paper.InDatabaseAsync(db => db.Newsletters.SingleAsync(n => n.Slug == slug));
        return (await scope.ServiceProvider.GetRequiredService<IssueDesk>().OrderAsync(newsletter, null, CancellationToken.None)).Id;
    }

    public async Task MakesCopiesAsync()
    {
        while (await Paper.InDatabaseAsync(db => new CopyMaking(db, new Nashra.Following.FollowedArticle(db), Paper.Services.GetRequiredService<Nashra.Platform.LatestChange>(), Paper.Clock).StepAsync(CancellationToken.None)))
        {
            // step after step
        }
    }

    public async Task SendsAsync()
    {
        await IsServedMeanwhileAsync();
        await Paper.Services.GetRequiredService<CopySender>().SendUntilIdleAsync(CancellationToken.None);
    }

    /// <summary>However far the clock was moved: the paper has been served until now, so sending stays armed.</summary>
    public Task IsServedMeanwhileAsync() => Paper.InDatabaseAsync(db => db.Set<Nashra.Platform.Setting>().Where(s => s.Name == "sending.arming").ExecuteDeleteAsync());

    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Paper.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public Task<IssueReport> AccountsAsync(long issueId) => Paper.InDatabaseAsync(async db =>
        await IssueReport.OfAsync(db, await db.Issues.AsNoTracking().Include(i => i.Newsletter).SingleAsync(i => i.Id == issueId), CancellationToken.None));

    public Task ChangesAsync(string address, Action<Subscription> change) => Paper.InDatabaseAsync(async db =>
    {
        foreach (var subscription in await db.Subscriptions.Where(s => s.Address == address).ToListAsync())
        {
            change(subscription);
        }

        await db.SaveChangesAsync();
    });

    private static bool SendsByItself(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService)
        && service.ImplementationFactory?.Method.DeclaringType?.FullName is { } maker
        && (maker.Contains(nameof(PostRegistration), StringComparison.Ordinal) || maker.Contains(nameof(NewslettersRegistration), StringComparison.Ordinal));

    public ValueTask DisposeAsync() => Paper.DisposeAsync();
}
