using Nashra.Admin.Mail;

namespace Nashra.Admin;

public static class AdminRegistration
{
    public static void AddAdmin(this IServiceCollection services)
    {
        services.AddScoped<Checkup>();
        services.AddScoped<MailCheckup>();
        services.AddScoped<LetterCheckup>();
        services.AddSingleton(_ => MailNames.Of(Environment.GetEnvironmentVariable(MailNames.Variable)));
        services.AddScoped<Readiness>();
    }

    public static void MapAdmin(this IEndpointRouteBuilder site)
    {
        site.MapGet("/healthz", () => "ok");
        site.MapGet("/readyz", async (Readiness readiness, CancellationToken cancel) =>
            await readiness.WhyNotAsync(cancel) is { } reason ? Results.Text(reason, statusCode: StatusCodes.Status503ServiceUnavailable) : Results.Text("ready"));
    }
}
