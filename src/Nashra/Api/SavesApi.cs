using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Layout;
using Nashra.Localization;
using Nashra.Platform;
using Nashra.Readers;
using Nashra.Saved;

namespace Nashra.Api;

/// <summary>What a reader keeps.</summary>
internal static class SavesApi
{
    private const int Size = 50;

    public static void MapSaves(this IEndpointRouteBuilder api)
    {
        api.MapGet("/saved", ListAsync).Needs(AccessScopes.Saved, "api.saved").Produces<ApiPage<ApiSaved>>();
        api.MapPut("/saved/{id}", SaveAsync).Needs(AccessScopes.Saved, "api.save").Acts();
        api.MapDelete("/saved/{id}", RemoveAsync).Needs(AccessScopes.Saved, "api.unsave").Acts();
    }

    private static async Task<IResult> ListAsync(HttpContext context, NewsDb db, Edition edition, int? page, CancellationToken cancel)
    {
        var number = Paged<object>.Clamp(page);
        var rows = await db.SavedArticles.Of(FollowsApi.Reader(context)).InOrder(SavedOrder.NewestFirst).Skip((number - 1) * Size).Take(Size + 1).AsNoTracking().ToListAsync(cancel);
        var saved = Paged<SavedArticle>.Of(rows, Size, number);
        var ids = saved.Items.Select(row => row.ArticleId).ToList();
        var cards = await db.Articles.Visible(edition.Now).Where(a => ids.Contains(a.Id)).AsCards().ToDictionaryAsync(card => card.Id, cancel);
        var readable = new Paged<SavedArticle>([.. saved.Items.Where(row => cards.ContainsKey(row.ArticleId))], saved.Number, saved.HasNext);
        return Results.Json(ApiPage<ApiSaved>.Of(readable, row => new ApiSaved(
            ApiArticle.Of(cards[row.ArticleId], edition), edition.Iso(row.SavedAt), row.ReadAt is { } read ? edition.Iso(read) : null)));
    }

    private static async Task<IResult> SaveAsync(HttpContext context, string id, NewsDb db, SavedShelf shelf, Edition edition, CancellationToken cancel) =>
        ShortId.TryParse(id, out var article) && await db.Articles.Visible(edition.Now).AnyAsync(a => a.Id == article, cancel)
            ? await FollowsApi.DoneAsync(shelf.SaveAsync(FollowsApi.Reader(context), article, edition.Now, cancel))
            : ApiProblem.NotFound(context);

    private static async Task<IResult> RemoveAsync(HttpContext context, string id, SavedShelf shelf, CancellationToken cancel) =>
        ShortId.TryParse(id, out var article) ? await FollowsApi.DoneAsync(shelf.RemoveAsync(FollowsApi.Reader(context), article, cancel)) : ApiProblem.NotFound(context);
}
