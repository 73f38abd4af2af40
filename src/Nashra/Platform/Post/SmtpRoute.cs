using Nashra.Mail;

namespace Nashra.Platform.Post;

/// <summary>Mail over SMTP, through reused connections to one server.</summary>
internal sealed class SmtpRoute(SmtpServer server, TimeProvider clock) : IMailRoute
{
    private readonly SmtpPool pool = new(server, clock);

    public int Connections => server.MaxConnections;

    public Task<SmtpEnding> SendAsync(IOutbox outbox, CancellationToken stop) => pool.SendAsync(outbox, stop);

    public ValueTask DisposeAsync() => pool.DisposeAsync();
}
