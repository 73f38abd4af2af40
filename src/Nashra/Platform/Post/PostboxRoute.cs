using Nashra.Mail;

namespace Nashra.Platform.Post;

/// <summary>Mail into the postbox, by the same steps as over a wire: offered, written, accepted.</summary>
internal sealed class PostboxRoute(Postbox postbox) : IMailRoute
{
    private static readonly SmtpReply Filed = new(250, "250 2.0.0 filed in the postbox");

    public int Connections => 2;

    public async Task<SmtpEnding> SendAsync(IOutbox outbox, CancellationToken stop)
    {
        IReadOnlyList<Conclusion> concluded = [];
        while (!stop.IsCancellationRequested && await outbox.TakeAsync(stop) is { } mail)
        {
            await outbox.CommitAsync(new OutboxStep(concluded, [mail]), CancellationToken.None);
            concluded = [new Conclusion(mail, await FileAsync(mail))];
        }

        if (concluded.Count > 0)
        {
            await outbox.CommitAsync(new OutboxStep(concluded, []), CancellationToken.None);
        }

        return stop.IsCancellationRequested ? SmtpEnding.Stopped : SmtpEnding.OutboxEmpty;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<SendOutcome> FileAsync(OutgoingMail mail)
    {
        try
        {
            await postbox.FileAsync(mail.Content, CancellationToken.None);
            return new SendOutcome.Accepted(Filed);
        }
        catch (IOException fault)
        {
            return new SendOutcome.NotOffered(SmtpStage.Content, fault.Message);
        }
    }
}
