namespace Nashra.Tests;

/// <summary>Waits for what a background service is about to do.</summary>
internal static class Eventually
{
    public static async Task HappensAsync(Func<Task<bool>> happened, string what, TimeSpan? within = null)
    {
        using var patience = new CancellationTokenSource(within ?? TimeSpan.FromMinutes(1));
        while (!await happened())
        {
            patience.IsCancellationRequested.ShouldBeFalse($"waited in vain: {what}");
            await Task.Delay(30, CancellationToken.None);
        }
    }
}
