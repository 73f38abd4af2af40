using Nashra.Mail;

namespace Nashra.Platform.Post;

/// <summary>A way out of the house: a real SMTP server, or the postbox of a developer's machine.</summary>
public interface IMailRoute : IAsyncDisposable
{
    /// <summary>How many calls of <see cref="SendAsync"/> are worth running side by side.</summary>
    public int Connections { get; }

    /// <summary>Carries mail from the outbox until it is empty, the connection ends or a stop is asked for; the outbox is told of each step.</summary>
    /// <exception cref="SmtpException">The server cannot be reached, trusted or understood; nothing was taken.</exception>
    public Task<SmtpEnding> SendAsync(IOutbox outbox, CancellationToken stop);
}
