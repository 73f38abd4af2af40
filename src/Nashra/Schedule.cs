using Nashra.Newsletters;
using Nashra.Platform;

namespace Nashra;

/// <summary>Every recurring job of the newspaper, on one page.</summary>
internal static class Schedule
{
    public static void AddSchedule(this IServiceCollection services)
    {
        services.AddSingleton(new RecurringJob("Opening the issues that are due", TimeSpan.FromSeconds(20), (paper, cancel) => paper.GetRequiredService<IssueSchedule>().OpenDueAsync(cancel)));
        services.AddHostedService<RecurringWork>();
    }
}
