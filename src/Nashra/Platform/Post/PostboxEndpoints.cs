using System.Text;

namespace Nashra.Platform.Post;

/// <summary>What the postbox page frames, and what tests read. On a developer's machine only.</summary>
public static class PostboxEndpoints
{
    public const int MostListed = 500;

    // A letter is foreign HTML with styles of its own: it runs nothing, and only our own page may frame it.
    private const string LetterPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data: https: http:; form-action 'self'; frame-ancestors 'self'; base-uri 'none'; sandbox allow-popups allow-popups-to-escape-sandbox allow-forms";

    public static void MapPostbox(this IEndpointRouteBuilder site)
    {
        if (site.ServiceProvider.GetRequiredService<Installation>().IsDevelopment)
        {
            site.MapGet("/postbox.json", (Postbox postbox) => postbox.Latest(MostListed).Select(mail => new { mail.Id, mail.To, mail.Subject, mail.Date }));
            site.MapGet("/postbox/{id}.{form:regex(^(eml|html|txt)$)}", ShowAsync);
        }
    }

    private static async Task<IResult> ShowAsync(string id, string form, Postbox postbox, HttpContext context)
    {
        if (await postbox.FindAsync(id, context.RequestAborted) is not { } mail)
        {
            return Results.NotFound();
        }

        context.Response.Headers.ContentSecurityPolicy = LetterPolicy;
        return form switch
        {
            "html" => Postbox.Alternative(mail, "text/html") is { } html ? Results.Text(html, "text/html", Encoding.UTF8) : Results.NotFound(),
            "txt" => Postbox.Alternative(mail, "text/plain") is { } text ? Results.Text(text, "text/plain", Encoding.UTF8) : Results.NotFound(),
            _ => Results.Text(Encoding.UTF8.GetString(mail), "text/plain", Encoding.UTF8),
        };
    }
}
