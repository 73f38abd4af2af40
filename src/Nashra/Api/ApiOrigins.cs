namespace Nashra.Api;

/// <summary>Which sites' scripts may use the API (W3C, Cross-Origin Resource Sharing): none, unless the operator names them.</summary>
internal static class ApiOrigins
{
    public const string Variable = "NASHRA_API_ORIGINS";

    /// <param name="services">The paper's services.</param>
    /// <param name="origins">Such as https://app.example.org, divided by spaces; null or empty for none.</param>
    public static void AddApiOrigins(this IServiceCollection services, string? origins)
    {
        if (origins?.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } named)
        {
            services.AddCors(options => options.AddDefaultPolicy(policy => policy.WithOrigins(named).WithHeaders("Authorization").WithMethods("GET", "PUT", "DELETE")));
            services.AddSingleton<OpenedOrigins>();
        }
    }

    public static void UseApiOrigins(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetService<OpenedOrigins>() is not null)
        {
            app.UseWhen(context => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal), api => api.UseCors());
        }
    }

    private sealed class OpenedOrigins;
}
