using Nashra.Platform.Caching;

namespace Nashra.Platform;

public static class PlatformRegistration
{
    public static void AddPlatform(this IServiceCollection services)
    {
        services.AddSingleton<LatestChange>();
        services.AddSingleton(typeof(SharedUntilChange<>));
        services.AddHostedService(provider => provider.GetRequiredService<LatestChange>());
    }
}
