using Nashra.Database;
using Nashra.Following;
using Nashra.ForYou;
using Nashra.Localization;
using Nashra.Platform;
using Nashra.Readers;

namespace Nashra.Api;

/// <summary>What a reader follows and mutes, and the list that comes of it.</summary>
internal static class FollowsApi
{
    public static void MapFollows(this IEndpointRouteBuilder api)
    {
        api.MapGet("/for-you", TailoredAsync).Needs(AccessScopes.Follows, "api.for_you").Produces<List<ApiTailored>>();
        api.MapGet("/follows", ListAsync).Needs(AccessScopes.Follows, "api.follows").Produces<List<ApiFollow>>();
        api.MapPut("/follows/phrase", (HttpContext context, string? words, Wishes wishes, CancellationToken cancel) => DoneAsync(wishes.FollowPhraseAsync(Reader(context), words, cancel))).Needs(AccessScopes.Follows, "api.follow_phrase").Acts();
        api.MapPut("/mutes/phrase", (HttpContext context, string? words, Wishes wishes, CancellationToken cancel) => DoneAsync(wishes.MutePhraseAsync(Reader(context), words, cancel))).Needs(AccessScopes.Follows, "api.mute_phrase").Acts();
        api.MapPut("/follows/{kind}/{id}", (HttpContext context, string kind, string id, NewsDb db, Wishes wishes, CancellationToken cancel) => WishAsync(context, kind, id, db, wishes.FollowAsync, cancel)).Needs(AccessScopes.Follows, "api.follow").Acts();
        api.MapPut("/mutes/{kind}/{id}", (HttpContext context, string kind, string id, NewsDb db, Wishes wishes, CancellationToken cancel) => WishAsync(context, kind, id, db, wishes.MuteAsync, cancel)).Needs(AccessScopes.Follows, "api.mute").Acts();
        api.MapDelete("/follows/{kind}/{id}", ForgetAsync).Needs(AccessScopes.Follows, "api.forget").Acts();
    }

    public static RouteHandlerBuilder Acts(this RouteHandlerBuilder endpoint) =>
        endpoint.Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    public static long Reader(HttpContext context) => context.User.ReaderId!.Value;

    public static async Task<IResult> DoneAsync(Task act)
    {
        await act;
        return Results.NoContent();
    }

    private static async Task<IResult> TailoredAsync(HttpContext context, Profiles profiles, TailoredList list, Edition edition, CancellationToken cancel)
    {
        var items = await list.OfAsync(Reader(context), await profiles.OfAsync(Reader(context), cancel), cancel);
        return Results.Json(items.Select(item => new ApiTailored(ApiArticle.Of(item.Card, edition), ReasonWords.TextOf(item, edition))));
    }

    private static async Task<IResult> ListAsync(HttpContext context, FollowList list, Edition edition, CancellationToken cancel) =>
        Results.Json((await list.OfAsync(Reader(context), cancel)).Select(follow =>
            new ApiFollow(follow.Target.Kind.Name(), ShortId.From(follow.Target.Id), follow.Target.Name, follow.IsMute, edition.Iso(follow.Since))));

    private static async Task<IResult> WishAsync(HttpContext context, string kindName, string id, NewsDb db, Func<long, FollowKind, long, CancellationToken, Task> wish, CancellationToken cancel) =>
        FollowKinds.Parse(kindName) is { } kind && ShortId.TryParse(id, out var target) && await db.TargetAsync(kind, target, cancel) is not null
            ? await DoneAsync(wish(Reader(context), kind, target, cancel))
            : ApiProblem.NotFound(context);

    private static async Task<IResult> ForgetAsync(HttpContext context, string kind, string id, Wishes wishes, CancellationToken cancel) =>
        FollowKinds.Parse(kind) is { } what && ShortId.TryParse(id, out var target)
            ? await DoneAsync(wishes.ForgetAsync(Reader(context), what, target, cancel))
            : ApiProblem.NotFound(context);
}
