using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Options;

namespace Nashra.Readers.Directories;

public sealed class DirectoryOptions : OAuthOptions
{
    /// <summary>Whether the endpoints are the directory's own, read from its discovery document.</summary>
    public bool IsLearned { get; set; }
}

/// <summary>
/// Asks the directory who the reader is: authorization code with PKCE (RFC 7636), then its userinfo (OpenID Connect Core,
/// 5.3). Its endpoints are read once from its discovery document.
/// </summary>
internal sealed class DirectoryHandler(IOptionsMonitor<DirectoryOptions> options, ILoggerFactory log, UrlEncoder encoder)
    : OAuthHandler<DirectoryOptions>(options, log, encoder)
{
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        await LearnAsync();
        await base.HandleChallengeAsync(properties);
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        await LearnAsync();
        return await base.HandleRemoteAuthenticateAsync();
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Options.UserInformationEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken);
        request.Headers.Accept.ParseAdd("application/json");
        using var answer = await Backchannel.SendAsync(request, Context.RequestAborted);
        answer.EnsureSuccessStatusCode();
        using var user = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Context.RequestAborted));
        var context = new OAuthCreatingTicketContext(new ClaimsPrincipal(identity), properties, Context, Scheme, Options, Backchannel, tokens, user.RootElement);
        context.RunClaimActions();
        return new AuthenticationTicket(context.Principal!, context.Properties, Scheme.Name);
    }

    // A document that names another issuer is somebody else's (OpenID Connect Discovery, 4.3).
    private async Task LearnAsync()
    {
        if (Options.IsLearned)
        {
            return;
        }

        var issuer = Options.ClaimsIssuer!.TrimEnd('/');
        using var found = JsonDocument.Parse(await Backchannel.GetStringAsync(new Uri($"{issuer}/.well-known/openid-configuration"), Context.RequestAborted));
        if (found.RootElement.GetProperty("issuer").GetString()?.TrimEnd('/') != issuer)
        {
            throw new AuthenticationFailureException("The discovery document is another issuer's.");
        }

        Options.AuthorizationEndpoint = found.RootElement.GetProperty("authorization_endpoint").GetString()!;
        Options.TokenEndpoint = found.RootElement.GetProperty("token_endpoint").GetString()!;
        Options.UserInformationEndpoint = found.RootElement.GetProperty("userinfo_endpoint").GetString()!;
        Options.IsLearned = true;
    }
}
