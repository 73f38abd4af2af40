using Nashra.Platform.Post;

namespace Nashra.Newsletters.Sending;

/// <summary>Leave to give the server one more mail.</summary>
internal sealed class SendingPermits(RateLimit limit)
{
    public Task WaitAsync(CancellationToken cancel) => limit.IsNone ? Task.CompletedTask : Task.Delay(0, cancel);
}
