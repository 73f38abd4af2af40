using Nashra.Mail;
using Nashra.Platform.Post;

namespace Nashra.Newsletters.Sending;

/// <summary>What a copy's row says after the server's answer, or after none came.</summary>
internal sealed record CopyAccount(long CopyId, CopyState State, DateTimeOffset NextAt, int Attempts, string Reply, bool IsInDoubt)
{
    private static readonly TimeSpan AfterLostConnection = TimeSpan.FromSeconds(1);

    public static CopyAccount Of(CopyMail mail, SendOutcome outcome, SendingRules rules, DateTimeOffset now)
    {
        var attempts = mail.AttemptsBefore + 1;
        return outcome switch
        {
            SendOutcome.Accepted accepted => new(mail.CopyId, CopyState.Accepted, now, attempts, accepted.Reply.Text, false),
            SendOutcome.Refused { IsPermanent: true } refused => new(mail.CopyId, CopyState.Refused, now, attempts, refused.Reply.Text, false),
            SendOutcome.Refused refused => new(mail.CopyId, CopyState.Waiting, now + RetryDelay.After(attempts), attempts, refused.Reply.Text, false),
            SendOutcome.NotOffered { Stage: SmtpStage.Capabilities } never => new(mail.CopyId, CopyState.Refused, now, attempts, never.Reason, false),
            SendOutcome.NotOffered notYet => new(mail.CopyId, CopyState.Waiting, now + AfterLostConnection, mail.AttemptsBefore, notYet.Reason, false),
            SendOutcome.InDoubt doubt => new(mail.CopyId, CopyState.Waiting, rules.HoldsDoubt ? Copy.WhenAPersonSays : now + RetryDelay.After(attempts), attempts, doubt.Reason, true),
            _ => throw new InvalidOperationException($"There is no fifth outcome: {outcome}."),
        };
    }
}
