using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.Saved;

/// <summary>What a device asks for to read without a network, and what it tells afterwards.</summary>
public static class SavedEndpoints
{
    private const int MostActs = 200;
    private const int MostArticles = 100;

    public static void MapSaved(this IEndpointRouteBuilder site)
    {
        site.MapPost("/saved/queue", DoAsync).RequireAuthorization();
        site.MapGet("/saved/offline.json", ListAsync).RequireAuthorization();
        site.MapGet("/app.webmanifest", WebApp.Manifest);
        site.MapSavedExport();
    }

    // One by one and in their order: what is refused says why, and the others are done all the same.
    private static async Task<IResult> DoAsync(IReadOnlyList<QueuedAct> acts, HttpContext context, SavedActs saved, Edition edition, CancellationToken cancel)
    {
        var answers = new JsonArray();
        foreach (var act in acts.Take(MostActs))
        {
            answers.Add(await AnswerAsync(act, context.User.ReaderId!.Value, saved, edition, cancel));
        }

        return Results.Json(answers);
    }

    private static async Task<JsonObject> AnswerAsync(QueuedAct act, long readerId, SavedActs saved, Edition edition, CancellationToken cancel)
    {
        try
        {
            var outcome = await saved.DoAsync(readerId, act, cancel);
            return new JsonObject { ["key"] = act.Key, ["outcome"] = outcome == ActOutcome.Done ? "done" : "doneBefore" };
        }
        catch (RefusedException refused)
        {
            return new JsonObject { ["key"] = act.Key, ["outcome"] = "refused", ["message"] = edition.Say.Say(refused.MessageKey, [.. refused.Arguments]) };
        }
    }

    // A copy is fetched anew when anything on its page has changed: the article, the reader's place in it, or her notes.
    private static async Task<IResult> ListAsync(HttpContext context, NewsDb db, CancellationToken cancel)
    {
        var reader = context.User.ReaderId!.Value;
        context.Response.Headers.CacheControl = "no-store";
        var rows = await db.SavedArticles.Of(reader).OrderBy(s => s.Place).ThenByDescending(s => s.SavedAt).ThenByDescending(s => s.ArticleId).Take(MostArticles)
            .Select(s => new { s.ArticleId, s.Place, s.PlacedAt, s.KnownAt, s.PositionAt }).ToListAsync(cancel);
        var ids = rows.ConvertAll(row => row.ArticleId);
        var touched = await db.Set<Articles.Article>().Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.UpdatedAt, a.CorrectedAt, a.WithdrawnAt }).ToDictionaryAsync(a => a.Id, cancel);
        var notes = await db.SavedNotes.Where(n => n.ReaderId == reader && ids.Contains(n.ArticleId)).GroupBy(n => n.ArticleId)
            .Select(g => new { g.Key, Last = g.Max(n => n.ChangedAt), Shown = g.Count(n => n.RemovedAt == null) }).ToDictionaryAsync(g => g.Key, cancel);
        return Results.Json(new
        {
            reader = context.User.ReaderMark,
            articles = rows.Select(row => new
            {
                url = $"/saved/{ShortId.From(row.ArticleId)}/read",
                version = Version(row, touched[row.ArticleId], notes.GetValueOrDefault(row.ArticleId)),
            }),
        });
    }

    private static string Version(params object?[] parts) => Articles.TextHash.Of(string.Join('|', parts)).ToString("x", System.Globalization.CultureInfo.InvariantCulture);
}
