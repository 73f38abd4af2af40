using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.WebEncoders;
using Nashra.Account;
using Nashra.Admin;
using Nashra.Api;
using Nashra.Articles;
using Nashra.Articles.Covers;
using Nashra.Database;
using Nashra.Feeds;
using Nashra.Following;
using Nashra.ForYou;
using Nashra.FrontPage;
using Nashra.Layout;
using Nashra.Localization;
using Nashra.Newsletters;
using Nashra.Newsroom;
using Nashra.Platform;
using Nashra.Platform.Caching;
using Nashra.Platform.Keys;
using Nashra.Platform.Post;
using Nashra.Readers;
using Nashra.Readers.Directories;
using Nashra.Saved;
using Nashra.Search;

namespace Nashra;

/// <summary>The table of contents: what the newspaper consists of, and the way of a request through it.</summary>
public static class Newspaper
{
    public static WebApplication Open(Installation installation, Action<WebApplicationBuilder>? furnish = null)
    {
        Directory.CreateDirectory(installation.DataFolder);

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Newspaper).Assembly.GetName().Name,
            Args = ["--hostBuilder:reloadConfigOnChange=false"], // a watched folder a process is more than some machines allow
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = installation.IsDevelopment ? Environments.Development : Environments.Production,
        });
        builder.WebHost.UseUrls(installation.Urls.Split(';'));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 4 * 1024 * 1024;

            // A search of a megabyte, percent-encoded, is answered like any other.
            kestrel.Limits.MaxRequestLineSize = 4 * 1024 * 1024;
            kestrel.Limits.MaxRequestBufferSize = 5 * 1024 * 1024;
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Error);

        AddServices(builder.Services, installation);
        furnish?.Invoke(builder);

        var app = builder.Build();
        Arrange(app);
        return app;
    }

    /// <summary>Brings the database up to date and reads what every page needs. Before the first request, and before any verb.</summary>
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using (var scope = services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Migrations>().ApplyAsync(cancel);
        }

        await services.GetRequiredService<LatestChange>().LookAsync(cancel);
    }

    private static void AddServices(IServiceCollection services, Installation installation)
    {
        services.AddSingleton(installation);
        services.AddSingleton(TimeProvider.System);
        services.AddDatabase(installation);
        services.AddPlatform();
        services.AddKeys();
        services.AddPost();
        services.AddSingleton<PhraseBook>();
        services.AddScoped<Edition>();
        services.AddArticles();
        services.AddReaders();
        services.AddSaved();
        services.AddFollowing();
        services.AddForYou();
        services.AddCovers();
        services.AddFrontPage();
        services.AddFeeds();
        services.AddNewsletters();
        services.AddScoped<MostReadCards>(paper => paper.GetRequiredService<MostRead>().CardsAsync);
        services.AddScoped<EditorsChoice>(paper => paper.GetRequiredService<FrontPageReading>().ChoicesAsync);
        services.AddScoped<CountsViews>(paper => paper.GetRequiredService<MostRead>().HoursAsync);
        services.AddSearch();
        services.AddNewsroom();
        services.AddAccount();
        services.AddApi();
        services.AddSchedule();
        services.AddAdmin();

        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(System.Text.Unicode.UnicodeRanges.All));
        services.AddRazorPages(options =>
        {
            options.RootDirectory = "/";
            options.Conventions.ConfigureFilter(new IgnoreAntiforgeryTokenAttribute()); // see SameOrigin
            options.Conventions.ConfigureFilter(new RefusalFilter());
            options.Conventions.ConfigureFilter(new UnknownActFilter());
        });
        services.AddResponseCompression(options =>
        {
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
            options.EnableForHttps = true; // no page carries a token whose letters could be guessed from its length (see SameOrigin)
        });
        services.Configure<ForwardedHeadersOptions>(options => options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost);
    }

    private static void Arrange(WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseResponseCompression(); // outside the cache, which keeps pages that it compressed itself, once
        app.UseMiddleware<PageCache>();
        app.UseSecurityHeaders();
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = KeepForEver, ContentTypeProvider = new FileExtensionContentTypeProvider { Mappings = { [".webmanifest"] = "application/manifest+json" } } });
        app.UseRouting();
        app.UseApiOrigins();
        app.UseSameOrigin();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseFreshRibbons();
        app.MapRazorPages();
        app.MapArticles();
        app.MapCovers();
        app.MapFrontPage();
        app.MapForYou();
        app.MapSaved();
        app.MapFeeds();
        app.MapSearch();
        app.MapAccount();
        app.MapDirectory();
        app.MapApi();
        app.MapNewsletters();
        app.MapLiteMode();
        app.MapPostbox();
        app.MapAdmin();
    }

    // Pages name each file with its version, so a browser need never ask again.
    private static void KeepForEver(StaticFileResponseContext file) =>
        file.Context.Response.Headers.CacheControl = file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, max-age=3600";
}
