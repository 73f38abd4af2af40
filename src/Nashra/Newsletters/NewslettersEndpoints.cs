using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Newsletters.Counting;
using Nashra.Newsletters.Returned;
using Nashra.Platform;
using Nashra.Platform.Caching;
using Nashra.Readers;

namespace Nashra.Newsletters;

/// <summary>A signed-in reader's buttons. Without JavaScript they lead back to the list; with it they say whether they are on.</summary>
public static class NewslettersEndpoints
{
    public static void MapNewsletters(this IEndpointRouteBuilder site)
    {
        site.MapPost("/newsletters/{slug}/subscribe", SubscribeAsync);
        site.MapPost("/newsletters/{slug}/leave", LeaveAsync);
        site.MapReturnedMail();
        site.MapCountedLinks();
        site.MapGet("/newsletters/{slug}/feed.xml", NewsletterFeed.AnswerAsync).WithMetadata(new SamePageForEveryoneAttribute());
    }

    private static async Task<IResult> SubscribeAsync(string slug, HttpContext context, NewsDb db, SigningUp signingUp)
    {
        var cancel = context.RequestAborted;
        if (await FindAsync(slug, context, db) is not ({ } reader, { } newsletter))
        {
            return Results.Redirect("/sign-in");
        }

        await signingUp.SubscribeAsync(reader.Id, reader.Email!, newsletter, "/newsletters", cancel);
        return await AnswerAsync(context, isOn: true);
    }

    private static async Task<IResult> LeaveAsync(string slug, HttpContext context, NewsDb db, SubscriptionDesk desk)
    {
        var cancel = context.RequestAborted;
        if (await FindAsync(slug, context, db) is not ({ } reader, { } newsletter))
        {
            return Results.Redirect("/sign-in");
        }

        var key = Subscription.KeyOf(reader.Email!);
        await desk.LeaveAsync(await db.Subscriptions.Where(s => s.NewsletterId == newsletter.Id && (s.ReaderId == reader.Id || s.AddressKey == key)).ToListAsync(cancel), null, cancel);
        return await AnswerAsync(context, isOn: false);
    }

    private static async Task<(Reader?, Newsletter?)> FindAsync(string slug, HttpContext context, NewsDb db)
    {
        var id = context.User.ReaderId;
        return (
            id is null ? null : await db.Readers.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, context.RequestAborted),
            await db.Newsletters.AsNoTracking().FirstOrDefaultAsync(n => n.Slug == slug, context.RequestAborted));
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, bool isOn)
    {
        if (context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal))
        {
            return Results.Json(new { on = isOn });
        }

        string? back = context.Request.HasFormContentType ? (await context.Request.ReadFormAsync(context.RequestAborted))["back"].ToString() : null;
        context.Response.Headers.Location = back is not null && SeeOther.IsLocal(back) ? SeeOther.Safe(back) : "/newsletters";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
