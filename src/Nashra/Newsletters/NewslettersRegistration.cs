using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.ForYou;
using Nashra.Localization;
using Nashra.Newsletters.Sending;
using Nashra.Platform;
using Nashra.Readers;

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
        services.AddSingleton(new AccountPanel("newsletters", "layout.newsletters", nameof(NewslettersPanel), Position: 30));
        services.AddScoped(OwnList);
        services.AddSingleton<CopySender>();
        services.AddHostedService(provider => provider.GetRequiredService<CopySender>());
    }

    // The list of «لك» itself, with its reasons; an address without an account gets the latest, and is told so.
    private static PersonalChoice OwnList(IServiceProvider provider)
    {
        var (db, clock, edition) = (provider.GetRequiredService<NewsDb>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<Edition>());
        var (profiles, list) = (provider.GetRequiredService<Profiles>(), provider.GetRequiredService<TailoredList>());
        return async (readerId, _, count, cancel) =>
        {
            if (readerId is { } id && await db.Readers.AnyAsync(reader => reader.Id == id, cancel))
            {
                var items = await list.OfAsync(id, await profiles.OfAsync(id, cancel), cancel);
                return [.. items.Take(count).Select(item => new PersonalItem(item.Card.Id, ReasonWords.TextOf(item, edition)))];
            }

            var latest = await db.Articles.Listed(clock.GetUtcNow()).LatestFirst().Take(count).Select(a => a.Id).ToListAsync(cancel);
            return [.. latest.Select(article => new PersonalItem(article, edition.Say["newsletters.reason.latest"]))];
        };
    }
}
