namespace Nashra.Tests;

/// <summary>Waits for what a background service is about to do.</summary>
internal static class Eventually
{
    public static async Task HappensAsync(Func<Task<bool>> happened, string what)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await happened())
        {
            patience.IsCancellationRequested.ShouldBeFalse($"waited a minute in vain: {what}");
            await Task.Delay(30, CancellationToken.None);
        }
    }
}
