using Nashra.Account;
using Nashra.Import;
using Nashra.Localization;
using Nashra.Newsletters.Sending;
using Nashra.Newsletters;
using Nashra.Platform;

namespace Nashra;

/// <summary>The verb that serves: it holds the data folder's lock, so that verbs beside it leave indexing and sending to it.</summary>
internal static class Serving
{
    public static async Task<int> RunAsync(Installation installation, CancellationToken cancel)
    {
        using var serving = ServingLock.TryTake(installation);
        if (serving is null)
        {
            await Console.Error.WriteLineAsync($"nashra: another process already serves {installation.DataFolder}; stop it, or choose another folder with --data.");
            return 1;
        }

        await using var app = Newspaper.Open(installation);
        await Newspaper.PrepareAsync(app.Services, cancel);
        if (installation.IsDevelopment)
        {
            await Demonstration.LoadIntoEmptyPaperAsync(app.Services, cancel);
        }

        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Erasing>().CatchUpAsync(cancel);
            await scope.ServiceProvider.GetRequiredService<NewsletterFounding>().FoundAsync(cancel);
            await LookWhichDatabaseItIsAsync(scope.ServiceProvider, cancel);
        }

        await app.StartAsync(cancel);
        await Console.Out.WriteLineAsync(Welcome(app.Urls.First(), installation.IsDevelopment));
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    private static async Task LookWhichDatabaseItIsAsync(IServiceProvider services, CancellationToken cancel)
    {
        if ((await services.GetRequiredService<Arming>().LookAsync(cancel)).Why is { } why)
        {
            await Console.Error.WriteLineAsync(services.GetRequiredService<Edition>().Say[$"newsletters.disarmed.{why}".ToLowerInvariant()]);
        }
    }

    private static string Welcome(string url, bool isDevelopment) =>
        $"نشرة · Nashra: {url} · newsroom {url}/newsroom" + (isDevelopment ? $" · postbox {url}/postbox" : "");
}
