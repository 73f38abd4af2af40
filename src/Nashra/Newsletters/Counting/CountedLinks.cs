using System.Data.Common;
using Nashra.Newsletters.Pages;
using Nashra.Platform;

namespace Nashra.Newsletters.Counting;

/// <summary>Where the links of a counted letter lead, and its picture of one dot. Whatever the count makes of it, the reader gets on.</summary>
internal static class CountedLinks
{
    private static readonly string[] Methods = ["GET", "HEAD"];

    // One transparent dot (GIF89a).
    private static readonly byte[] Dot = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    public static void MapCountedLinks(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/mail/{token}/to/{article}", Methods, FollowAsync);
        site.MapMethods("/mail/{token}/open.gif", Methods, OpenAsync);
    }

    private static async Task<IResult> FollowAsync(string token, string article, HttpContext context, ReadingCount count, ILogger<ReadingCount> log)
    {
        MailPages.KeepPrivate(context.Response);
        if (!ShortId.TryParse(article, out var id))
        {
            return Results.NotFound();
        }

        await NoteAsync(token, id, context, count, log);
        return Results.Redirect($"/a/{ShortId.From(id)}");
    }

    private static async Task<IResult> OpenAsync(string token, HttpContext context, ReadingCount count, ILogger<ReadingCount> log)
    {
        MailPages.KeepPrivate(context.Response);
        await NoteAsync(token, CopyReading.TheLetter, context, count, log);
        return Results.Bytes(Dot, "image/gif");
    }

    private static async Task NoteAsync(string token, long articleId, HttpContext context, ReadingCount count, ILogger log)
    {
        try
        {
            await count.NoteAsync(token, articleId, context.Request, context.RequestAborted);
        }
        catch (DbException fault)
        {
            // A count that is lost is a small thing; an article that does not open is not.
            log.LogError(fault, "A reading of a newsletter could not be counted");
        }
    }
}
