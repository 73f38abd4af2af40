using Nashra.Platform;
using Nashra.Readers;

namespace Nashra.Following;

public static class FollowingRegistration
{
    public static void AddFollowing(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<Wishes>();
        services.AddScoped<FollowMarks>();
        services.AddScoped<FollowList>();
        services.AddScoped<IAdoptsGuestState, AdoptedFollows>();
        services.AddScoped<IKeepsReaderData, KeptFollows>();
    }
}
