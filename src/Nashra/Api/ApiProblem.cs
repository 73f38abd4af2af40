using Nashra.Localization;

namespace Nashra.Api;

/// <summary>A refusal as programs read it (RFC 9457), in the paper's language for the person who wrote the program.</summary>
internal static class ApiProblem
{
    public static IResult Of(HttpContext context, int status, string key, params object[] arguments)
    {
        var say = context.RequestServices.GetRequiredService<Edition>().Say;
        context.Response.Headers.ContentLanguage = say.Language;
        return Results.Problem(
            type: $"/api#{key}",
            title: say[FormattableString.Invariant($"api.status.{status}")],
            detail: say.Say(key, arguments),
            statusCode: status,
            instance: context.Request.Path);
    }

    public static IResult NotFound(HttpContext context) => Of(context, StatusCodes.Status404NotFound, "api.not_found");
}
