namespace Nashra.Mail;

/// <summary>
/// Mail by DATA. A mail is open from its envelope to its final dot; the next one's envelope travels with that dot, so two
/// are open for a moment. At most two are offered at once, and both are concluded before the next are.
/// </summary>
/// <param name="conversation">The connection and its outbox.</param>
/// <param name="open">Mails whose final dot has not been written: whatever happens, they are not offered.</param>
internal sealed class DataDialogue(Conversation conversation, List<OutgoingMail> open)
{
    private readonly SmtpWire wire = conversation.Wire;
    private readonly SmtpTimeouts timeouts = conversation.Server.Timeouts;
    private readonly bool pipelining = conversation.Capabilities.Pipelining;
    private OutgoingMail? offeredNext;
    private bool needsReset; // a transaction was broken off and must be forgotten

    public async Task RunAsync()
    {
        while (open.Count > 0 || await OpenNextAsync())
        {
            var mail = open[0];
            if (await EnvelopeRefusalAsync(mail) is { } refusal)
            {
                open.Clear();
                needsReset = true;
                conversation.Conclude(mail, refusal);
                continue;
            }

            await OfferAsync(mail);
            if (conversation.Stop.IsCancellationRequested)
            {
                return;
            }

            await SendContentAsync(mail);
        }
    }

    private async ValueTask<bool> OpenNextAsync()
    {
        if (await conversation.NextAsync() is not { } mail)
        {
            return false;
        }

        open.Add(mail);
        conversation.GuardSilence();
        WriteEnvelope(mail);
        await FlushAsync(timeouts.Command);
        return true;
    }

    // With PIPELINING the envelope travels with whatever is flushed next; without, each command waits for its answer.
    private void WriteEnvelope(OutgoingMail mail)
    {
        if (pipelining)
        {
            foreach (var (_, command) in Envelope.Commands(mail, conversation.Capabilities, needsReset))
            {
                wire.Write(command);
            }
        }
    }

    // RFC 2920, 3.1: every answer of a group is read, even after the first refusal.
    private async ValueTask<SendOutcome.Refused?> EnvelopeRefusalAsync(OutgoingMail mail)
    {
        SendOutcome.Refused? refusal = null;
        foreach (var (stage, command) in Envelope.Commands(mail, conversation.Capabilities, needsReset))
        {
            if (!pipelining)
            {
                wire.Write(command);
                await FlushAsync(timeouts.Command);
            }

            var reply = await wire.ReadReplyAsync(stage is SmtpStage.Data ? timeouts.Data : timeouts.Command, conversation.Stop);
            if (refusal is not null && stage is SmtpStage.Data && reply.IsIntermediate)
            {
                await EndEmptyDataAsync();
            }

            refusal ??= Envelope.Refusal(stage, reply);
            if (reply.IsClosing || (refusal is not null && !pipelining))
            {
                break;
            }
        }

        needsReset = false;
        return refusal;
    }

    // Some servers open the content although they refused the only recipient: it is closed again at once.
    private async ValueTask EndEmptyDataAsync()
    {
        wire.Write(".\r\n");
        await FlushAsync(timeouts.Data);
        await wire.ReadReplyAsync(timeouts.FinalDot, conversation.Stop);
    }

    private async ValueTask OfferAsync(OutgoingMail mail)
    {
        if (ReferenceEquals(mail, offeredNext))
        {
            offeredNext = null;
            return;
        }

        offeredNext = conversation.Server.MaxInDoubt == 2 ? await conversation.Intake.PeekAsync() : null;
        await conversation.Ledger.CommitAsync(offeredNext is null ? [mail] : [mail, offeredNext]);
    }

    private async ValueTask SendContentAsync(OutgoingMail mail)
    {
        foreach (var block in ContentLines.Blocks(mail.Content))
        {
            await FlushAsync(timeouts.Block);
            ContentLines.WriteStuffed(block.Span, wire.Output);
            await GuardSilenceAsync(mail);
        }

        if (pipelining && await conversation.ReadyAsync() is { } next)
        {
            open.Add(next);
        }

        wire.Write(".\r\n");
        open.Remove(mail);
        open.ForEach(WriteEnvelope);
        conversation.Conclude(mail, await FinishAsync(mail));
    }

    // An answer that comes before its question answers nothing: the final dot is not written after it.
    private async ValueTask GuardSilenceAsync(OutgoingMail mail)
    {
        if (!wire.HasSpokenOutOfTurn)
        {
            return;
        }

        var reply = await wire.ReadReplyAsync(timeouts.Data, conversation.Stop);
        if (reply.IsTemporary || reply.IsPermanent)
        {
            open.Remove(mail);
            conversation.Ledger.Conclude(mail, new SendOutcome.Refused(SmtpStage.Content, reply));
        }

        throw new HangUpException($"The server answered before it was asked: {reply.Text}");
    }

    private async ValueTask<SendOutcome> FinishAsync(OutgoingMail mail)
    {
        try
        {
            await wire.FlushAsync(timeouts.Block);
            return Envelope.Verdict(await wire.ReadReplyAsync(timeouts.FinalDot, conversation.Patience));
        }
        catch (HangUpException broken)
        {
            conversation.Ledger.Conclude(mail, new SendOutcome.InDoubt(broken.Message));
            throw;
        }
    }

    private ValueTask FlushAsync(TimeSpan timeout) => wire.Output.Length == 0 ? ValueTask.CompletedTask : wire.FlushAsync(timeout);
}
