using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Nashra.Tests.Readers;

/// <summary>A directory as OpenID Connect Core and RFC 7636 describe one: discovery, code with PKCE, token, userinfo. It answers for one person.</summary>
internal sealed class OpenDirectory : IAsyncDisposable
{
    public const string Client = "nashra";
    public const string Secret = "a secret between the two";
    private readonly ConcurrentDictionary<string, (string Challenge, string RedirectUri)> codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> tokens = new(StringComparer.Ordinal);
    private readonly WebApplication app;

    private OpenDirectory(WebApplication app) => this.app = app;

    public Uri Issuer => new(app.Urls.First());

    public object Person { get; set; } = new { sub = "person-1", email = "layla@example.org", email_verified = true };

    public int TokensRefused { get; private set; }

    public static async Task<OpenDirectory> OpenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var directory = new OpenDirectory(builder.Build());
        directory.Arrange();
        await directory.app.StartAsync();
        return directory;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private void Arrange()
    {
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = Issuer.AbsoluteUri,
            authorization_endpoint = new Uri(Issuer, "/authorize"),
            token_endpoint = new Uri(Issuer, "/token"),
            userinfo_endpoint = new Uri(Issuer, "/userinfo"),
        }));
        app.MapGet("/authorize", Authorize);
        app.MapPost("/token", TokenAsync);
        app.MapGet("/userinfo", (HttpRequest request) => tokens.ContainsKey(request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal)) ? Results.Json(Person) : Results.Unauthorized());
    }

    // The person is signed in here and agrees.
    private IResult Authorize(HttpRequest request)
    {
        var asked = request.Query;
        asked["client_id"].ToString().ShouldBe(Client);
        asked["response_type"].ToString().ShouldBe("code");
        asked["code_challenge_method"].ToString().ShouldBe("S256");
        asked["scope"].ToString().Split(' ').ShouldBe(["openid", "email", "profile"]);
        var code = Guid.NewGuid().ToString("N");
        codes[code] = (asked["code_challenge"].ToString(), asked["redirect_uri"].ToString());
        return Results.Redirect(QueryHelpers.AddQueryString(asked["redirect_uri"].ToString(), new Dictionary<string, string?>(StringComparer.Ordinal) { ["code"] = code, ["state"] = asked["state"] }));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (!codes.TryRemove(form["code"].ToString(), out var asked)
            || form["client_secret"] != Secret
            || form["redirect_uri"] != asked.RedirectUri
            || Base64UrlTextEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != asked.Challenge)
        {
            TokensRefused++;
            return Results.BadRequest(new { error = "invalid_grant" });
        }

        var token = Guid.NewGuid().ToString("N");
        tokens[token] = true;
        return Results.Json(new { access_token = token, token_type = "Bearer", expires_in = 60 });
    }
}
