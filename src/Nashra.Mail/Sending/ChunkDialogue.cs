using System.Buffers;
using System.Globalization;

namespace Nashra.Mail;

/// <summary>
/// Mail by BDAT (RFC 3030) under PIPELINING: envelope and content of one or two mails travel whole, and their answers come
/// back in one round trip. The last chunk is what the final dot is elsewhere, so the offer is committed before anything is sent.
/// </summary>
/// <param name="conversation">The connection and its outbox.</param>
/// <param name="open">Mails of which nothing has been sent: whatever happens, they are not offered.</param>
internal sealed class ChunkDialogue(Conversation conversation, List<OutgoingMail> open)
{
    private static readonly SmtpStage[] Opening = [SmtpStage.Mail, SmtpStage.Mail, SmtpStage.Recipient]; // RSET, MAIL, RCPT
    private readonly SmtpWire wire = conversation.Wire;
    private readonly SmtpTimeouts timeouts = conversation.Server.Timeouts;
    private SendOutcome.Refused? refusal;

    public async Task RunAsync()
    {
        while (await conversation.NextAsync() is { } first)
        {
            open.Add(first);
            if (conversation.Server.MaxInDoubt == 2 && await conversation.ReadyAsync() is { } second)
            {
                open.Add(second);
            }

            await conversation.Ledger.CommitAsync([.. open]);
            if (conversation.Stop.IsCancellationRequested)
            {
                return;
            }

            conversation.GuardSilence();
            await SendAsync();
        }
    }

    private async Task SendAsync()
    {
        var unanswered = new Queue<OutgoingMail>(open);
        open.ForEach(Write);
        open.Clear();
        try
        {
            await wire.FlushAsync(timeouts.Block);
            while (unanswered.TryPeek(out var mail))
            {
                var outcome = await AnswerAsync();
                (_, refusal) = (unanswered.Dequeue(), null);
                conversation.Conclude(mail, outcome);
            }
        }
        catch (HangUpException broken)
        {
            foreach (var mail in unanswered)
            {
                conversation.Ledger.Conclude(mail, refusal ?? (SendOutcome)new SendOutcome.InDoubt(broken.Message));
                refusal = null; // it was the first one's
            }

            throw;
        }
    }

    // RSET first: whether the mail before was refused, and its transaction still open, is not known yet.
    private void Write(OutgoingMail mail)
    {
        wire.Write("RSET\r\n");
        wire.Write(Envelope.From(mail, conversation.Capabilities));
        wire.Write(Envelope.To(mail));
        wire.Write(string.Create(CultureInfo.InvariantCulture, $"BDAT {mail.Content.Length} LAST\r\n"));
        wire.Output.Write(mail.Content.Span);
    }

    // What follows a refusal cannot turn it into anything else, but it must be read.
    private async ValueTask<SendOutcome> AnswerAsync()
    {
        refusal = null;
        foreach (var stage in Opening)
        {
            var reply = await wire.ReadReplyAsync(timeouts.Command, conversation.Patience);
            refusal ??= Envelope.Refusal(stage, reply);
            if (reply.IsClosing)
            {
                return refusal!;
            }
        }

        var last = await wire.ReadReplyAsync(timeouts.FinalDot, conversation.Patience);
        return refusal ?? Envelope.Verdict(last);
    }
}
