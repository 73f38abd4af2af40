using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Nashra.Platform.Caching;

namespace Nashra.Readers;

/// <summary>Recognises a reader by the session cookie, and sends who must be one to the sign-in page.</summary>
internal sealed class SessionAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, Sessions sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Secret.From(Request.Cookies[SessionCookies.Reader]) is { } token && await sessions.RecogniseAsync(token, Context.RequestAborted) is { } reader
            ? AuthenticateResult.Success(new AuthenticationTicket(reader, ReaderSession.Scheme))
            : AuthenticateResult.NoResult();

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal))
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        var back = HttpMethods.IsGet(Request.Method) ? Request.Path + Request.QueryString.Value : "/account";
        Response.StatusCode = StatusCodes.Status303SeeOther;
        Response.Headers.Location = "/sign-in" + QueryString.Create("back", back);
        return Task.CompletedTask;
    }
}
