using Nashra.Platform;
using Nashra.Readers;

namespace Nashra.Following;

public static class FollowingRegistration
{
    public static void AddFollowing(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<Wishes>();
        services.AddScoped<FollowedArticle>();
        services.AddScoped<FollowMarks>();
        services.AddScoped<FollowList>();
        services.AddScoped<IAdoptsGuestState, AdoptedFollows>();
        services.AddScoped<IKeepsReaderData, KeptFollows>();
        services.AddSingleton(new AccountPanel("follows", "follow.title", nameof(FollowsPanel), Position: 10));
    }
}
