namespace Nashra.Mail;

/// <summary>What both dialogues stand on: one connection, one outbox, one wish to stop.</summary>
/// <param name="Stop">No more mail is taken, no more final dots are written.</param>
/// <param name="Patience">Answers to final dots are no longer awaited.</param>
internal sealed record Conversation(
    SmtpWire Wire, SmtpCapabilities Capabilities, SmtpServer Server, MailIntake Intake, Ledger Ledger, CancellationToken Stop, CancellationToken Patience)
{
    /// <summary>Carries the mails of an outbox over a connection, and sees to it that each one taken is concluded.</summary>
    /// <returns>Why it ended, and the fault if the connection is lost.</returns>
    public static async Task<(SmtpEnding Ending, string? Fault)> RunAsync(
        SmtpWire wire, SmtpCapabilities capabilities, SmtpServer server, TimeProvider clock, MailIntake intake, IOutbox outbox, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        await using var stopping = stop.Register(() => patience.CancelAfter(server.Timeouts.Stopping));
        var conversation = new Conversation(wire, capabilities, server, intake, new(outbox), stop, patience.Token);
        var fault = await conversation.ConverseAsync();
        var ending = stop.IsCancellationRequested ? SmtpEnding.Stopped
            : fault is not null ? SmtpEnding.Lost
            : intake.IsEmpty ? SmtpEnding.OutboxEmpty : SmtpEnding.MailLimit;
        return (ending, fault);
    }

    /// <summary>Throws if the server has said something, or hung up, without being asked.</summary>
    public void GuardSilence()
    {
        if (Wire.HasSpokenOutOfTurn)
        {
            throw new HangUpException("The server spoke, or hung up, while nothing was asked.");
        }
    }

    /// <summary>The next mail that this server can take. Waiting for it may take long, so what is known is committed before.</summary>
    public async ValueTask<OutgoingMail?> NextAsync()
    {
        if (await ReadyAsync() is { } ready)
        {
            return ready;
        }

        await Ledger.CommitAsync([]);
        while (await Intake.NextAsync() is { } mail)
        {
            if (IsWithinReach(mail))
            {
                return mail;
            }
        }

        return null;
    }

    /// <summary>The same, if it is there without waiting.</summary>
    public async ValueTask<OutgoingMail?> ReadyAsync()
    {
        while (await Intake.PeekAsync() is not null && await Intake.NextAsync() is { } mail)
        {
            if (IsWithinReach(mail))
            {
                return mail;
            }
        }

        return null;
    }

    /// <summary>Notes the outcome; after a 421 the server is gone.</summary>
    public void Conclude(OutgoingMail mail, SendOutcome outcome)
    {
        Ledger.Conclude(mail, outcome);
        if (outcome is SendOutcome.Refused { Reply: { IsClosing: true } reply })
        {
            throw new HangUpException(reply.Text);
        }
    }

    private bool IsWithinReach(OutgoingMail mail)
    {
        var obstacle = Envelope.Obstacle(mail, Capabilities);
        if (obstacle is not null)
        {
            Ledger.Conclude(mail, new SendOutcome.NotOffered(SmtpStage.Capabilities, obstacle));
        }

        return obstacle is null;
    }

    private async Task<string?> ConverseAsync()
    {
        var open = new List<OutgoingMail>();
        string? fault = null;
        try
        {
            await (Capabilities is { Chunking: true, Pipelining: true } ? new ChunkDialogue(this, open).RunAsync() : new DataDialogue(this, open).RunAsync());
        }
        catch (HangUpException broken)
        {
            fault = broken.Message;
        }

        fault ??= open.Count > 0 ? "Stopped within a mail." : null;
        if (await Intake.CloseAsync() is { } untouched)
        {
            open.Add(untouched);
        }

        open.ForEach(mail => Ledger.Conclude(mail, new SendOutcome.NotOffered(SmtpStage.Mail, fault ?? "Stopped.")));
        await Ledger.CommitAsync([]);
        return fault;
    }
}
