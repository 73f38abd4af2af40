using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nashra.Articles;
using Nashra.Articles.Documents;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Tests;

/// <summary>The real application on a real database, answering on a port of its own; only the clock and the post are the test's.</summary>
internal sealed class TestNewspaper : IAsyncDisposable
{
    // Hundreds of newspapers open in one process: watching files by inotify would exhaust what the system allows.
    static TestNewspaper() => Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "1");

    private readonly TestDatabase database;
    private readonly WebApplication app;

    private TestNewspaper(TestDatabase database, WebApplication app, MovableClock clock, Installation installation)
    {
        (this.database, this.app, Clock, Installation) = (database, app, clock, installation);
        Address = new Uri(app.Urls.First());
    }

    public MovableClock Clock { get; }

    public Installation Installation { get; }

    public Uri Address { get; }

    public IServiceProvider Services => app.Services;

    public static async Task<TestNewspaper> OpenAsync(DatabaseKind kind, Action<WebApplicationBuilder>? furnish = null)
    {
        var database = await TestDatabase.CreateAsync(kind);
        var installation = new Installation(Directory.CreateTempSubdirectory("nashra-test-").FullName, "http://127.0.0.1:0", database.ConnectionString, IsDevelopment: true);
        var clock = new MovableClock(new DateTimeOffset(2026, 3, 14, 9, 0, 0, TimeSpan.Zero));
        var app = Newspaper.Open(installation, builder =>
        {
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            builder.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1_000); // tests count hashes, never time
            furnish?.Invoke(builder);
        });
        await Newspaper.PrepareAsync(app.Services, CancellationToken.None);
        await app.StartAsync();
        return new TestNewspaper(database, app, clock, installation);
    }

    /// <summary>A browser with cookies of its own that shows each answer as it is, redirects too.</summary>
    public HttpClient Visitor()
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true, UseProxy = false };
        return new HttpClient(handler) { BaseAddress = Address };
    }

    public async Task<T> InDatabaseAsync<T>(Func<NewsDb, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<NewsDb>());
    }

    public Task InDatabaseAsync(Func<NewsDb, Task> work) => InDatabaseAsync(async db =>
    {
        await work(db);
        return true;
    });

    public Task<Section> OpensSectionAsync(string slug = "science", string name = "علوم") => InDatabaseAsync(async db =>
    {
        var section = Section.Open(slug, name, "", 200, 1);
        db.Add(section);
        await db.SaveChangesAsync();
        return section;
    });

    public Task<Topic> OpensTopicAsync(string name) => InDatabaseAsync(async db =>
    {
        var topic = Topic.Open(Addresses.SlugOf(name), TopicKind.Subject, name, "", []);
        db.Add(topic);
        await db.SaveChangesAsync();
        return topic;
    });

    /// <summary>Publishes at the clock's moment, as the newsroom does, and lets this node notice.</summary>
    public async Task<Article> PublishesAsync(string headline, string body, long sectionId, params long[] topicIds)
    {
        var article = await InDatabaseAsync(async db =>
        {
            var now = Clock.GetUtcNow();
            var draft = Article.Draft(sectionId, now);
            draft.Write(new ArticleText(headline, "", "", "", "", sectionId, Notation.Read(body)), now);
            draft.IsAbout(topicIds);
            draft.Publish(now, now.AddSeconds(-1));
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Add(draft);
            await db.SaveChangesAsync();
            db.Add(ArticleChange.Of(draft.Id, ChangeKind.Published, now));
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return draft;
        });
        await NoticesChangesAsync();
        return article;
    }

    public Task NoticesChangesAsync() => Services.GetRequiredService<LatestChange>().LookAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await database.DisposeAsync();
        Directory.Delete(Installation.DataFolder, recursive: true);
    }
}
