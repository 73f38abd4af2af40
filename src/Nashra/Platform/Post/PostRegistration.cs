namespace Nashra.Platform.Post;

public static class PostRegistration
{
    public static void AddPost(this IServiceCollection services)
    {
        services.AddSingleton(_ => MailSettings.Parse(Environment.GetEnvironmentVariable(MailSettings.Variable)));
        services.AddSingleton<Postbox>();
        services.AddSingleton<PostOffice>();
        services.AddSingleton<MailKeys>();
        services.AddSingleton<WorkSessions>();
        services.AddSingleton<LetterSender>();
        services.AddHostedService(provider => provider.GetRequiredService<LetterSender>());
    }
}
