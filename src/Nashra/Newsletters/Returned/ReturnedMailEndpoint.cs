using System.Text.Json;
using Nashra.Mail.Reading.Webhooks;
using Nashra.Platform;

namespace Nashra.Newsletters.Returned;

/// <summary>Where mail services post what came back. Nothing is noted that is not theirs, and nothing is fetched because of it.</summary>
internal static class ReturnedMailEndpoint
{
    private const int Largest = 1024 * 1024;

    public static void MapReturnedMail(this IEndpointRouteBuilder site) => site.MapPost("/mail/returned/{token}", TakeAsync).WithMetadata(new FromElsewhereAttribute());

    private static async Task<IResult> TakeAsync(string token, HttpContext context, MailServices services, ReturnedMail returned, TimeProvider clock)
    {
        var cancel = context.RequestAborted;
        if (await services.FindAsync(token, cancel) is not ({ } service, { } agreed))
        {
            return Refused(StatusCodes.Status404NotFound, "nobody posts here");
        }

        if (await BodyAsync(context.Request, cancel) is not { } body)
        {
            return Refused(StatusCodes.Status413PayloadTooLarge, "larger than any notice");
        }

        try
        {
            return NoticeSignature.IsGenuine(service, agreed.Key, body, context.Request.Headers, clock.GetUtcNow())
                ? await NoteAsync(service, body, services, returned, cancel)
                : Refused(StatusCodes.Status403Forbidden, "not signed by this service, or too long ago");
        }
        catch (JsonException)
        {
            return Refused(StatusCodes.Status400BadRequest, "no notice of this service");
        }
    }

    private static async Task<IResult> NoteAsync(WebhookProvider service, ReadOnlyMemory<byte> body, MailServices services, ReturnedMail returned, CancellationToken cancel)
    {
        var reports = WebhookReports.Read(service, body);
        if (service == WebhookProvider.AmazonSes && SnsEnvelope.Parse(body) is { Type: "SubscriptionConfirmation", IsFromAmazon: true } asking)
        {
            await services.AsksToConfirmAsync(service, asking.SubscribeUrl, cancel);
        }

        foreach (var report in reports)
        {
            await returned.NoteOfServiceAsync(report, cancel);
        }

        return Results.NoContent();
    }

    // For a machine: a line in its log, not a page.
    private static IResult Refused(int status, string why) => Results.Text(why, statusCode: status);

    // Null when it is larger than any notice.
    private static async Task<ReadOnlyMemory<byte>?> BodyAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > Largest)
        {
            return null;
        }

        using var body = new MemoryStream();
        var part = new byte[16 * 1024];
        while (await request.Body.ReadAsync(part, cancel) is > 0 and var read)
        {
            if (body.Length + read > Largest)
            {
                return null;
            }

            await body.WriteAsync(part.AsMemory(0, read), cancel);
        }

        return body.ToArray();
    }
}
