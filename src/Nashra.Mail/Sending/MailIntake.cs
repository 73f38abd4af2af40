namespace Nashra.Mail;

/// <summary>Takes mail from an outbox one ahead, so that the next one's envelope can travel with this one's final dot.</summary>
internal sealed class MailIntake(IOutbox outbox, int allowance, CancellationToken stop) : IDisposable
{
    private readonly CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
    private Task<OutgoingMail?>? taking;

    /// <summary>How many more mails may be taken.</summary>
    public int Allowance { get; private set; } = allowance;

    /// <summary>Whether the outbox has said that there is no more.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>The next mail, if it is there without waiting. It stays next.</summary>
    public async ValueTask<OutgoingMail?> PeekAsync()
    {
        Begin();
        return taking is { IsCompleted: true } ? await taking : null;
    }

    /// <summary>The next mail, or null when there is none, or none may be taken any more.</summary>
    public async ValueTask<OutgoingMail?> NextAsync()
    {
        Begin();
        var mail = taking is null ? null : await taking;
        taking = null;
        return mail;
    }

    /// <summary>Takes no more, and returns the mail that was taken but not used.</summary>
    public async Task<OutgoingMail?> CloseAsync()
    {
        await ending.CancelAsync();
        return await NextAsync();
    }

    public void Dispose() => ending.Dispose();

    private void Begin()
    {
        if (taking is null && !IsEmpty && Allowance > 0 && !ending.IsCancellationRequested)
        {
            taking = TakeAsync();
        }
    }

    private async Task<OutgoingMail?> TakeAsync()
    {
        try
        {
            var mail = await outbox.TakeAsync(ending.Token);
            IsEmpty = mail is null;
            Allowance -= mail is null ? 0 : 1;
            return mail;
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            return null;
        }
    }
}
