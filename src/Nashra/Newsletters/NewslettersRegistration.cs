using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Localization;
using Nashra.Newsletters.Sending;
using Nashra.Platform;

namespace Nashra.Newsletters;

public static class NewslettersRegistration
{
    public static void AddNewsletters(this IServiceCollection services)
    {
        services.AddSingleton<MailTokens>();
        services.AddScoped<NewsletterFounding>();
        services.AddScoped<IssueContents>();
        services.AddScoped<IssueDesk>();
        services.AddScoped<SuppressionList>();
        services.AddScoped<SubscriberImport>();
        services.AddScoped<SigningUp>();
        services.AddScoped<SubscriptionDesk>();
        services.AddScoped<IssueReading>();
        services.AddScoped<IssueSchedule>();
        services.AddScoped<ReturnedMail>();
        services.AddScoped<IKeepsReaderData, NewsletterData>();
        services.AddScoped(LatestForEveryone);
        services.AddSingleton<CopySender>();
        services.AddHostedService(provider => provider.GetRequiredService<CopySender>());
    }

    // Until a reader's own list can be asked for, everyone gets the latest and is told so.
    private static PersonalChoice LatestForEveryone(IServiceProvider provider)
    {
        var (db, clock, edition) = (provider.GetRequiredService<NewsDb>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<Edition>());
        return async (_, _, count, cancel) =>
        {
            var ids = await db.Articles.Listed(clock.GetUtcNow()).LatestFirst().Take(count).Select(a => a.Id).ToListAsync(cancel);
            return [.. ids.Select(id => new PersonalItem(id, edition.Say["newsletters.reason.latest"]))];
        };
    }
}
