using Nashra.Newsletters.Composing;
using Nashra.Newsletters.Counting;
using Nashra.Newsletters.Returned;
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
        services.AddScoped<IssueProofs>();
        services.AddScoped<LastLetters>();
        services.AddScoped<IssueDesk>();
        services.AddScoped<SuppressionList>();
        services.AddScoped<SubscriberImport>();
        services.AddScoped<SubscriberExport>();
        services.AddScoped<SuppressionLines>();
        services.AddScoped<IAdoptsGuestState, AdoptedSubscriptions>();
        services.AddScoped<SigningUp>();
        services.AddScoped<SubscriptionDesk>();
        services.AddScoped<IssueReading>();
        services.AddScoped<IssueSchedule>();
        services.AddScoped<ReturnedMail>();
        services.AddScoped<MailServices>();
        services.AddScoped<IKeepsReaderData, NewsletterData>();
        services.AddSingleton(new AccountPanel("newsletters", "layout.newsletters", nameof(NewslettersPanel), Position: 30));
        services.AddScoped<OwnList>();
        services.AddScoped<StoryAlerts>();
        services.AddSingleton<LastSteps>();
        services.AddScoped<ReadingCount>();
        services.AddSingleton<DatabaseIdentity>();
        services.AddScoped<Arming>();
        services.AddScoped<IssueControl>();
        services.AddSingleton<CopySender>();
        services.AddHostedService(provider => provider.GetRequiredService<CopySender>());
    }
}
