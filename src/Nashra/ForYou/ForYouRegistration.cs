using Nashra.Platform;
using Nashra.Readers;

namespace Nashra.ForYou;

public static class ForYouRegistration
{
    public static void AddForYou(this IServiceCollection services)
    {
        services.AddSingleton<NewsPools>();
        services.AddHostedService(provider => provider.GetRequiredService<NewsPools>());
        services.AddSingleton<RecentRibbons>();
        services.AddScoped<Profiles>();
        services.AddScoped<TailoredList>();
        services.AddScoped<ListWishes>();
        services.AddScoped<Evaluation.OwnLog>();
        services.AddScoped<RankingSchool>();
        services.AddScoped<ReadingNotes>();
        services.AddScoped<MemoryLessons>();
        services.AddScoped<Saved.ILearnsFromSaves>(provider => provider.GetRequiredService<MemoryLessons>());
        services.AddScoped<BeliefList>();
        services.AddScoped<HistoryList>();
        services.AddScoped<IKeepsReaderData, KeptReading>();
        services.AddSingleton(new AccountPanel("history", "for_you.history", nameof(HistoryPanel), Position: 40));
        services.AddSingleton(new AccountPanel("beliefs", "for_you.beliefs", nameof(BeliefsPanel), Position: 50));
        services.AddScoped<IForgetsReading>(provider => provider.GetRequiredService<ReadingNotes>());
    }

    /// <summary>Whatever a reader does by a form or a program may change what is chosen for her, and she sees it at once.</summary>
    public static void UseFreshRibbons(this IApplicationBuilder app)
    {
        var ribbons = app.ApplicationServices.GetRequiredService<RecentRibbons>();
        app.Use(async (context, next) =>
        {
            await next(context);
            if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && context.User.ReaderId is { } readerId)
            {
                ribbons.Forget(readerId);
            }
        });
    }

    public static void MapForYou(this IEndpointRouteBuilder site)
    {
        site.MapPost("/read/{id}", NoteAsync);
    }

    // What the page reports while it is read; without an account there is nobody to note it for.
    private static async Task<IResult> NoteAsync(HttpRequest request, string id, ReadingNotes notes, CancellationToken cancel)
    {
        if (request.HttpContext.User.ReaderId is { } readerId && ShortId.TryParse(id, out var articleId))
        {
            var text = new char[16];
            using var reader = new StreamReader(request.Body);
            var length = await reader.ReadBlockAsync(text, cancel);
            await (new string(text, 0, length) switch
            {
                "finished" => notes.FinishedAsync(readerId, articleId, cancel),
                "shared" => notes.SharedAsync(readerId, articleId, cancel),
                _ => notes.OpenedAsync(readerId, articleId, cancel),
            });
        }

        return Results.NoContent();
    }
}
