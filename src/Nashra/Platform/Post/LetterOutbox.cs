using System.Buffers;
using Microsoft.EntityFrameworkCore;
using Nashra.Mail;

namespace Nashra.Platform.Post;

/// <summary>Waiting letters as mail, and their account. Taking and committing may overlap; the session's connection serves one at a time.</summary>
internal sealed class LetterOutbox(WorkSession session, MessageComposer composer, Publication paper, TimeProvider clock) : IOutbox, IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private readonly HashSet<long> taken = [];

    public async ValueTask<OutgoingMail?> TakeAsync(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            while (await NextAsync(cancel) is { } letter)
            {
                taken.Add(letter.Id);
                if (Mailbox.TryCreate(letter.Recipient, "", out var recipient))
                {
                    return new LetterMail(letter, paper.Sender, recipient, Compose(letter, recipient));
                }

                letter.Refused("The address is not well formed.");
                await StoreAsync(letter, cancel);
            }

            return null;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <exception cref="LetterGoneException">A letter offered was deleted meanwhile, with its reader: nothing of the step is offered.</exception>
    public async ValueTask CommitAsync(OutboxStep step, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            foreach (var (mail, outcome) in step.Concluded)
            {
                Conclude(((LetterMail)mail).Letter, outcome);
            }

            if (!await IsStoredAsync(step, cancel))
            {
                await IsStoredAsync(step with { Offering = [] }, cancel);
                throw new LetterGoneException();
            }
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    // False when one of what is offered has been deleted; then nothing is written.
    private async Task<bool> IsStoredAsync(OutboxStep step, CancellationToken cancel)
    {
        await using var transaction = await session.Db.Database.BeginTransactionAsync(cancel);
        foreach (var (mail, _) in step.Concluded)
        {
            await StoreAsync(((LetterMail)mail).Letter, cancel);
        }

        foreach (var mail in step.Offering)
        {
            ((LetterMail)mail).Letter.Offer();
            if (await StoreAsync(((LetterMail)mail).Letter, cancel) == 0)
            {
                return false;
            }
        }

        await transaction.CommitAsync(cancel);
        return true;
    }

    private Task<int> StoreAsync(Letter letter, CancellationToken cancel) => session.Db.Letters.Where(l => l.Id == letter.Id).ExecuteUpdateAsync(
        set => set.SetProperty(l => l.State, letter.State).SetProperty(l => l.DueAt, letter.DueAt).SetProperty(l => l.Attempts, letter.Attempts).SetProperty(l => l.Reply, letter.Reply), cancel);

    private Task<Letter?> NextAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return session.Db.Letters.AsNoTracking().Where(l => l.State == LetterState.Waiting && l.DueAt <= now && !taken.Contains(l.Id))
            .OrderBy(l => l.DueAt).ThenBy(l => l.Id).FirstOrDefaultAsync(cancel);
    }

    private void Conclude(Letter letter, SendOutcome outcome)
    {
        switch (outcome)
        {
            case SendOutcome.Accepted accepted:
                letter.Accepted(accepted.Reply.Text);
                break;
            case SendOutcome.Refused { IsPermanent: true } refused:
                letter.Refused(refused.Reply.Text);
                break;
            case SendOutcome.Refused refused:
                letter.WaitUntil(Later(letter), refused.Reply.Text);
                break;
            case SendOutcome.NotOffered { Stage: SmtpStage.Capabilities } never:
                letter.Refused(never.Reason);
                break;
            case SendOutcome.NotOffered notYet:
                letter.WaitUntil(Later(letter), notYet.Reason);
                break;
            case SendOutcome.InDoubt doubt:
                letter.WaitUntil(Later(letter), doubt.Reason);
                break;
        }
    }

    private DateTimeOffset Later(Letter letter) => clock.GetUtcNow() + RetryDelay.After(letter.Attempts);

    // Nothing in it depends on when it is offered, so that a second offer is the same letter.
    private ReadOnlyMemory<byte> Compose(Letter letter, Mailbox recipient)
    {
        var content = new ArrayBufferWriter<byte>(8 * 1024);
        composer.Compose(
            new MailMessage
            {
                From = paper.Sender,
                To = recipient,
                Subject = HeaderText.Clean(letter.Subject),
                Date = letter.CreatedAt,
                MessageId = new MessageId(letter.Token.ToString("N"), paper.MailDomain),
                Body = MailBody.Of(letter.Text, letter.Html.Length > 0 ? letter.Html : null),
                Headers = [new MailHeader("Auto-Submitted", "auto-generated")],
            },
            content);
        return content.WrittenMemory;
    }

    private sealed class LetterMail(Letter letter, Mailbox returnPath, Mailbox recipient, ReadOnlyMemory<byte> content) : OutgoingMail(returnPath, recipient, content)
    {
        public Letter Letter { get; } = letter;
    }
}

/// <summary>A letter was deleted between being composed and being offered.</summary>
internal sealed class LetterGoneException() : Exception("A letter was deleted before it was offered.");
