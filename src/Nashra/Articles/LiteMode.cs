using Nashra.Platform.Caching;

namespace Nashra.Articles;

/// <summary>The lite page has no web font and no script; a reader's choice is remembered on the device.</summary>
public static class LiteMode
{
    public static void MapLiteMode(this IEndpointRouteBuilder site) => site.MapPost("/lite", Choose).DisableAntiforgery();

    private static IResult Choose(HttpContext context, [Microsoft.AspNetCore.Mvc.FromForm] string? on, [Microsoft.AspNetCore.Mvc.FromForm] string? back)
    {
        if (on == "1")
        {
            context.Response.Cookies.Append(PageCache.LiteCookie, "1", new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = context.Request.IsHttps });
        }
        else
        {
            context.Response.Cookies.Delete(PageCache.LiteCookie);
        }

        context.Response.Headers.Location = back is not null && Documents.WebAddress.IsLocal(back) ? Addresses.Encoded(back) : "/";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
