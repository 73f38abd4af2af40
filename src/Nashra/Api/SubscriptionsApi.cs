using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Newsletters;
using Nashra.Readers;

namespace Nashra.Api;

/// <summary>Newsletters, and which of them reach the reader.</summary>
internal static class SubscriptionsApi
{
    private const string Where = "/api/v1/newsletters";

    public static void MapSubscriptions(this IEndpointRouteBuilder api)
    {
        api.MapGet("/newsletters", ListAsync).Needs(AccessScopes.Newsletters, "api.newsletters").Produces<List<ApiNewsletter>>();
        api.MapPut("/newsletters/{slug}/subscription", SubscribeAsync).Needs(AccessScopes.Newsletters, "api.subscribe").Acts();
        api.MapDelete("/newsletters/{slug}/subscription", LeaveAsync).Needs(AccessScopes.Newsletters, "api.leave").Acts();
    }

    private static async Task<IResult> ListAsync(HttpContext context, NewsDb db, CancellationToken cancel)
    {
        var reader = FollowsApi.Reader(context);
        var mine = db.Subscriptions.Where(s => s.ReaderId == reader && s.State == SubscriptionState.Active);
        return Results.Json(await db.Newsletters.InOrder().Select(newsletter => new ApiNewsletter(
            newsletter.Slug, newsletter.Name, newsletter.Description,
            mine.Any(s => s.NewsletterId == newsletter.Id))).ToListAsync(cancel));
    }

    private static async Task<IResult> SubscribeAsync(HttpContext context, string slug, NewsDb db, SigningUp signingUp, CancellationToken cancel)
    {
        var reader = FollowsApi.Reader(context);
        if (await db.Newsletters.AsNoTracking().FirstOrDefaultAsync(n => n.Slug == slug, cancel) is not { } newsletter)
        {
            return ApiProblem.NotFound(context);
        }

        var address = await db.Readers.Where(r => r.Id == reader).Select(r => r.Email!).FirstAsync(cancel);
        return await FollowsApi.DoneAsync(signingUp.SubscribeAsync(reader, address, newsletter, Where, cancel));
    }

    private static async Task<IResult> LeaveAsync(HttpContext context, string slug, NewsDb db, SubscriptionDesk desk, CancellationToken cancel)
    {
        var reader = FollowsApi.Reader(context);
        var mine = await db.Subscriptions.Where(s => s.Newsletter.Slug == slug && s.ReaderId == reader).ToListAsync(cancel);
        return await FollowsApi.DoneAsync(desk.LeaveAsync(mine, null, cancel));
    }
}
