using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.ForYou;
using Nashra.Newsletters;
using Nashra.Newsletters.Sending;
using Nashra.Platform;
using Nashra.Platform.Post;
using Nashra.Saved;

namespace Nashra;

/// <summary>Every recurring job of the newspaper, on one page.</summary>
internal static class Schedule
{
    public static void AddSchedule(this IServiceCollection services)
    {
        services.AddSingleton(new RecurringJob("Opening the issues that are due", TimeSpan.FromSeconds(20), (paper, cancel) => paper.GetRequiredService<IssueSchedule>().OpenDueAsync(cancel)));
        services.AddSingleton(new RecurringJob("Throwing settled letters away", TimeSpan.FromHours(1), (paper, cancel) => paper.GetRequiredService<NewsDb>().Letters.Settled(paper.GetRequiredService<TimeProvider>().GetUtcNow()).ExecuteDeleteAsync(cancel)));
        services.AddSingleton(new RecurringJob("Indexing saved articles that were rewritten", TimeSpan.FromSeconds(15), (paper, cancel) => paper.GetRequiredService<SavedFollower>().FollowAsync(cancel)));
        services.AddSingleton(new RecurringJob("Clearing what was removed a month ago", TimeSpan.FromHours(6), (paper, cancel) => paper.GetRequiredService<SavedFollower>().ClearAsync(cancel)));
        services.AddSingleton(new RecurringJob("Learning from the day's readings", TimeSpan.FromHours(1), (paper, cancel) => paper.GetRequiredService<RankingSchool>().LearnWhenDueAsync(cancel)));
        services.AddSingleton(new RecurringJob("Alerts about followed stories", TimeSpan.FromSeconds(10), (paper, cancel) => paper.GetRequiredService<StoryAlerts>().LookAsync(cancel)));
        services.AddSingleton(new RecurringJob("Watching whether sending may stay armed", TimeSpan.FromSeconds(20), (paper, cancel) => paper.GetRequiredService<Arming>().LookAsync(cancel)));
        services.AddHostedService<RecurringWork>();
    }
}
