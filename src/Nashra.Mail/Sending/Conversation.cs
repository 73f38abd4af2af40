namespace Nashra.Mail;

/// <summary>
/// The dialogue that carries the mails of one outbox over one connection. At every moment each mail taken is in one place:
/// waiting to be opened, opened (its envelope sent), offered (committed), or concluded. At most two are offered at once, and
/// both are concluded before the next are.
/// </summary>
internal sealed class Conversation : IDisposable
{
    private readonly SmtpWire wire;
    private readonly SmtpCapabilities capabilities;
    private readonly SmtpServer server;
    private readonly CancellationToken stop;
    private readonly CancellationTokenSource patience;
    private readonly Ledger ledger;
    private readonly MailIntake intake;
    private OutgoingMail? opened;
    private OutgoingMail? offeredNext;
    private bool needsReset; // a transaction was broken off and must be forgotten

    public Conversation(SmtpWire wire, SmtpCapabilities capabilities, SmtpServer server, TimeProvider clock, IOutbox outbox, int allowance, CancellationToken stop)
    {
        (this.wire, this.capabilities, this.server, this.stop) = (wire, capabilities, server, stop);
        patience = new(Timeout.InfiniteTimeSpan, clock);
        ledger = new(outbox);
        intake = new(outbox, allowance, stop);
    }

    /// <summary>How many mails this connection may still take.</summary>
    public int Allowance => intake.Allowance;

    /// <summary>Why the connection is lost, or null while it is not.</summary>
    public string? Fault { get; private set; }

    public async Task<SmtpEnding> RunAsync()
    {
        await using var stopping = stop.Register(() => patience.CancelAfter(server.Timeouts.Stopping));
        try
        {
            await ConverseAsync();
        }
        catch (HangUpException broken)
        {
            Fault = broken.Message;
        }

        var unfinished = new SendOutcome.NotOffered(SmtpStage.Mail, Fault ?? "Stopped.");
        if (opened is not null)
        {
            Fault ??= "Stopped within a mail.";
            ledger.Conclude(opened, unfinished);
        }

        var (allowance, isEmpty) = (intake.Allowance, intake.IsEmpty);
        if (await intake.CloseAsync() is { } untouched)
        {
            ledger.Conclude(untouched, unfinished);
        }

        await ledger.CommitAsync([]);
        return Fault is not null && !stop.IsCancellationRequested ? SmtpEnding.Lost
            : stop.IsCancellationRequested ? SmtpEnding.Stopped
            : isEmpty ? SmtpEnding.OutboxEmpty : SmtpEnding.MailLimit;
    }

    public void Dispose()
    {
        intake.Dispose();
        patience.Dispose();
    }

    private async Task ConverseAsync()
    {
        while (opened is not null || await OpenNextAsync())
        {
            var mail = opened!;
            if (await EnvelopeRefusalAsync(mail) is { } refusal)
            {
                opened = null;
                needsReset = true;
                Conclude(mail, refusal);
                continue;
            }

            await OfferAsync(mail);
            if (stop.IsCancellationRequested)
            {
                return;
            }

            await SendContentAsync(mail);
        }
    }

    // Waiting for the outbox may take long (it may be limited): what is known is committed before.
    private async ValueTask<bool> OpenNextAsync()
    {
        if (await intake.PeekAsync() is null)
        {
            await ledger.CommitAsync([]);
        }

        while (opened is null && await intake.NextAsync() is { } mail)
        {
            Open(mail);
        }

        if (opened is not null && wire.HasSpokenOutOfTurn)
        {
            throw new HangUpException("The server spoke, or hung up, while nothing was asked.");
        }

        await FlushAsync(server.Timeouts.Command);
        return opened is not null;
    }

    // With PIPELINING the envelope travels with whatever is flushed next; without, each command waits for its answer.
    private void Open(OutgoingMail mail)
    {
        if (Envelope.Obstacle(mail, capabilities) is { } obstacle)
        {
            ledger.Conclude(mail, new SendOutcome.NotOffered(SmtpStage.Capabilities, obstacle));
            return;
        }

        opened = mail;
        if (capabilities.Pipelining)
        {
            foreach (var (_, command) in Envelope.Commands(mail, capabilities, needsReset))
            {
                wire.Write(command);
            }
        }
    }

    // RFC 2920, 3.1: every answer of a group is read, even after the first refusal.
    private async ValueTask<SendOutcome.Refused?> EnvelopeRefusalAsync(OutgoingMail mail)
    {
        SendOutcome.Refused? refusal = null;
        foreach (var (stage, command) in Envelope.Commands(mail, capabilities, needsReset))
        {
            if (!capabilities.Pipelining)
            {
                wire.Write(command);
                await FlushAsync(server.Timeouts.Command);
            }

            var reply = await wire.ReadReplyAsync(stage is SmtpStage.Data ? server.Timeouts.Data : server.Timeouts.Command, stop);
            if (refusal is not null && stage is SmtpStage.Data && reply.IsIntermediate)
            {
                await EndEmptyDataAsync();
            }

            refusal ??= Refusal(stage, reply);
            if (reply.IsClosing || (refusal is not null && !capabilities.Pipelining))
            {
                break;
            }
        }

        needsReset = false;
        return refusal;
    }

    private static SendOutcome.Refused? Refusal(SmtpStage stage, SmtpReply reply)
    {
        if (stage is SmtpStage.Data ? reply.IsIntermediate : reply.IsPositive)
        {
            return null;
        }

        return reply.IsTemporary || reply.IsPermanent
            ? new(stage, reply)
            : throw new HangUpException($"The server's answer makes no sense here: {reply.Text}");
    }

    // Some servers open the content although they refused the only recipient: it is closed again at once.
    private async ValueTask EndEmptyDataAsync()
    {
        wire.Write(".\r\n");
        await FlushAsync(server.Timeouts.Data);
        await wire.ReadReplyAsync(server.Timeouts.FinalDot, stop);
    }

    private async ValueTask OfferAsync(OutgoingMail mail)
    {
        if (ReferenceEquals(mail, offeredNext))
        {
            offeredNext = null;
            return;
        }

        offeredNext = server.MaxInDoubt == 2 ? await intake.PeekAsync() : null;
        await ledger.CommitAsync(offeredNext is null ? [mail] : [mail, offeredNext]);
    }

    private async ValueTask SendContentAsync(OutgoingMail mail)
    {
        foreach (var block in ContentLines.Blocks(mail.Content))
        {
            await FlushAsync(server.Timeouts.Block);
            ContentLines.WriteStuffed(block.Span, wire.Output);
            await GuardSilenceAsync(mail);
        }

        wire.Write(".\r\n");
        opened = null;
        if (capabilities.Pipelining && await intake.PeekAsync() is not null && await intake.NextAsync() is { } next)
        {
            Open(next);
        }

        Conclude(mail, await FinishAsync(mail));
    }

    // An answer that comes before its question answers nothing: the final dot is not written after it.
    private async ValueTask GuardSilenceAsync(OutgoingMail mail)
    {
        if (!wire.HasSpokenOutOfTurn)
        {
            return;
        }

        var reply = await wire.ReadReplyAsync(server.Timeouts.Data, stop);
        if (reply.IsTemporary || reply.IsPermanent)
        {
            opened = null;
            ledger.Conclude(mail, new SendOutcome.Refused(SmtpStage.Content, reply));
        }

        throw new HangUpException($"The server answered before it was asked: {reply.Text}");
    }

    private async ValueTask<SendOutcome> FinishAsync(OutgoingMail mail)
    {
        try
        {
            await wire.FlushAsync(server.Timeouts.Block);
            var reply = await wire.ReadReplyAsync(server.Timeouts.FinalDot, patience.Token);
            return reply.IsPositive ? new SendOutcome.Accepted(reply)
                : reply.IsIntermediate ? throw new HangUpException($"The server's answer makes no sense here: {reply.Text}")
                : new SendOutcome.Refused(SmtpStage.FinalDot, reply);
        }
        catch (HangUpException broken)
        {
            ledger.Conclude(mail, new SendOutcome.InDoubt(broken.Message));
            throw;
        }
    }

    private void Conclude(OutgoingMail mail, SendOutcome outcome)
    {
        ledger.Conclude(mail, outcome);
        if (outcome is SendOutcome.Refused { Reply: { IsClosing: true } reply })
        {
            throw new HangUpException(reply.Text);
        }
    }

    private ValueTask FlushAsync(TimeSpan timeout) => wire.Output.Length == 0 ? ValueTask.CompletedTask : wire.FlushAsync(timeout);
}
