namespace Nashra.Mail;

/// <summary>Why a connection stopped taking mail from an outbox.</summary>
public enum SmtpEnding
{
    /// <summary>The outbox had no more.</summary>
    OutboxEmpty,

    /// <summary><see cref="SmtpServer.MaxMailsPerConnection"/> is reached.</summary>
    MailLimit,

    /// <summary>The caller asked to stop.</summary>
    Stopped,

    /// <summary>The server hung up, fell silent or spoke nonsense; see <see cref="SmtpConnection.Fault"/>.</summary>
    Lost,
}

/// <summary>
/// One open connection to a server, greeted, secured and authenticated. It carries one conversation at a time. The course
/// of each mail:
/// <code>
/// taken ─ MAIL, RCPT, DATA ─┬─ refused (the server said 4xx or 5xx)
///                           └─ 354 ─ commit "offered" ─ content and final dot ─┬─ accepted (2xx)
///                                                                              ├─ refused (4xx, 5xx)
///                                                                              └─ in doubt (no whole answer)
/// </code>
/// Whatever breaks before the final dot leaves a mail not offered. With PIPELINING the next mail's MAIL, RCPT and DATA
/// travel with the final dot of this one, so that each mail costs one round trip; offers are committed for two mails at
/// once, so that each costs half a commit. With CHUNKING two mails travel whole in one round trip.
/// </summary>
public sealed class SmtpConnection : IAsyncDisposable
{
    private readonly SmtpServer server;
    private readonly SmtpWire wire;
    private readonly TimeProvider clock;

    private SmtpConnection(SmtpServer server, SmtpWire wire, SmtpCapabilities capabilities, TimeProvider clock)
    {
        (this.server, this.wire, this.clock) = (server, wire, clock);
        Capabilities = capabilities;
        LastUsed = clock.GetTimestamp();
    }

    public SmtpCapabilities Capabilities { get; }

    /// <summary>Mails taken so far.</summary>
    public int MailsTaken { get; private set; }

    /// <summary>Why the connection is lost, or null while it is not.</summary>
    public string? Fault { get; private set; }

    /// <summary>Whether more mail may be sent through it: not lost, below its limit, and the server silent as it should be.</summary>
    public bool IsUsable => Fault is null && MailsTaken < server.MaxMailsPerConnection && !wire.HasSpokenOutOfTurn;

    internal long LastUsed { get; private set; }

    /// <summary>Connects, greets, secures and authenticates.</summary>
    /// <exception cref="SmtpException">The server cannot be reached, trusted or understood, or sends us away.</exception>
    public static async Task<SmtpConnection> ConnectAsync(SmtpServer server, TimeProvider clock, CancellationToken cancel)
    {
        var (wire, capabilities) = await new SmtpGreeting(server, clock).MeetAsync(cancel);
        return new(server, wire, capabilities, clock);
    }

    /// <summary>Sends mail from the outbox until it is empty, the limit is reached, the connection is lost or a stop is asked for.</summary>
    /// <param name="outbox">Is told in <see cref="IOutbox.CommitAsync"/> how far each mail got; nothing else tells it.</param>
    /// <param name="stop">Takes no more mail, writes no more final dots; answers under way are awaited for <see cref="SmtpTimeouts.Stopping"/>.</param>
    public async Task<SmtpEnding> SendAsync(IOutbox outbox, CancellationToken stop)
    {
        using var intake = new MailIntake(outbox, server.MaxMailsPerConnection - MailsTaken, stop);
        Fault ??= "The conversation was broken off.";
        (var ending, Fault) = await Conversation.RunAsync(wire, Capabilities, server, clock, intake, outbox, stop);
        MailsTaken = server.MaxMailsPerConnection - intake.Allowance;
        LastUsed = clock.GetTimestamp();
        return ending;
    }

    /// <summary>Sends one mail.</summary>
    /// <param name="mail">What is sent.</param>
    /// <param name="beforeFinalDot">Awaited before the final dot is written: commits "offered".</param>
    /// <param name="cancel">As in <see cref="SendAsync(IOutbox, CancellationToken)"/>.</param>
    public async Task<SendOutcome> SendAsync(OutgoingMail mail, Func<CancellationToken, ValueTask> beforeFinalDot, CancellationToken cancel)
    {
        var outbox = new SingleMail(mail, beforeFinalDot);
        await SendAsync(outbox, cancel);
        return outbox.Outcome;
    }

    /// <summary>Says QUIT where that can still be heard, and hangs up without waiting for the answer.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Fault is null)
        {
            Fault = "Closed.";
            await wire.TakeLeaveAsync();
        }

        await wire.DisposeAsync();
    }
}
