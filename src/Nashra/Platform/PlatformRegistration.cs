namespace Nashra.Platform;

public static class PlatformRegistration
{
    public static void AddPlatform(this IServiceCollection services)
    {
        services.AddSingleton<LatestChange>();
        services.AddHostedService(provider => provider.GetRequiredService<LatestChange>());
    }
}
