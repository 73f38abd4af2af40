using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;

namespace Nashra.Readers.Directories;

public static class DirectoryRegistration
{
    public const string Scheme = "directory";
    private const string Callback = "/sign-in/directory/callback";

    /// <summary>Only when a directory is named: without one there is neither a button nor an address.</summary>
    public static void AddDirectory(this IServiceCollection services, DirectorySettings settings)
    {
        services.AddSingleton(settings);
        services.AddScoped<DirectoryArrival>();
        services.AddAuthentication().AddOAuth<DirectoryOptions, DirectoryHandler>(Scheme, options => Arrange(options, settings));
    }

    public static void MapDirectory(this IEndpointRouteBuilder site)
    {
        if (site.ServiceProvider.GetService<DirectorySettings>() is not null)
        {
            site.MapGet("/sign-in/directory", AskAsync).WithMetadata(new EntranceAttribute());
        }
    }

    // A link, for a form may not lead to another site under our own policy; it changes nothing but the browser's own state.
    private static async Task AskAsync(HttpContext context, string? back, ILogger<DirectorySettings> log)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await context.ChallengeAsync(Scheme, new AuthenticationProperties { RedirectUri = Arrival.Local(back) });
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException or AuthenticationFailureException or System.Text.Json.JsonException)
        {
            log.LogWarning(fault, "The directory could not be asked");
            context.Response.Redirect("/sign-in?directory=unreachable");
        }
    }

    private static void Arrange(DirectoryOptions options, DirectorySettings settings)
    {
        options.ClaimsIssuer = settings.Issuer.AbsoluteUri;
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.CallbackPath = Callback;
        options.UsePkce = true;
        options.AuthorizationEndpoint = options.TokenEndpoint = settings.Issuer.AbsoluteUri; // until the discovery document is read
        options.BackchannelTimeout = TimeSpan.FromSeconds(10);
        options.TimeProvider = TimeProvider.System; // the browser counts the minutes of its cookie
        options.CorrelationCookie.Name = "nashra-directory-";
        options.CorrelationCookie.Path = "/sign-in/directory";
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest; // as every cookie of ours
        options.CorrelationCookie.SameSite = SameSiteMode.Lax; // the answer comes as a link
        foreach (var scope in new[] { "openid", "email", "profile" })
        {
            options.Scope.Add(scope);
        }

        foreach (var claim in new[] { "sub", "email", "email_verified" })
        {
            options.ClaimActions.MapJsonKey(claim, claim);
        }

        options.Events = new OAuthEvents
        {
            OnTicketReceived = context => context.HttpContext.RequestServices.GetRequiredService<DirectoryArrival>().ReceiveAsync(context),
            OnRemoteFailure = context =>
            {
                context.HandleResponse();
                context.HttpContext.RequestServices.GetRequiredService<ILogger<DirectorySettings>>().LogWarning(context.Failure, "A sign-in through the directory was not completed");
                context.Response.Redirect("/sign-in?directory=refused");
                return Task.CompletedTask;
            },
        };
    }
}
