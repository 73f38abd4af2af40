namespace Nashra.Mail.Reading.Bounces;

/// <summary>
/// Weighs the words, the status code and the stage of the dialogue into one reason. "User unknown" ends a subscription, so
/// it needs evidence: many filters answer so after reading the letter, to people who do exist.
/// </summary>
/// <param name="status">The status that was chosen.</param>
/// <param name="reply">The SMTP reply; empty when the report gives none.</param>
/// <param name="server">The refusing server's words, tried first: reporting servers add guesses of their own.</param>
/// <param name="report">The report's own words.</param>
internal sealed class RefusalReason(string status, string reply, ReportWords server, ReportWords report)
{
    private readonly SmtpStage stage = report.IsEmpty ? server.Stage : report.Stage;

    public string Find()
    {
        var said = server.Reason ?? report.Reason ?? Reasons.Undefined;
        var coded = StatusReasons.Of(status);
        return said switch
        {
            Reasons.UserUnknown => IsAboutSender ? Reasons.Rejected : IsUnknownForCertain ? UnknownAs(coded) : Reasons.Filtered,
            Reasons.HostUnknown or Reasons.HasMoved or Reasons.Suspended when IsAboutSender => Reasons.Rejected,
            Reasons.HostUnknown or Reasons.NotAccept when IsSenderCode => coded,
            Reasons.Suspended when coded is Reasons.UserUnknown => coded,
            Reasons.Expired or Reasons.NetworkError or Reasons.SystemError or Reasons.Undefined when IsAddressCode => coded,
            Reasons.Undefined => coded,
            _ => said,
        };
    }

    private bool IsAboutSender => stage is SmtpStage.MailFrom or SmtpStage.Greeting or SmtpStage.Connection;

    // RFC 3463: x.1.1 bad mailbox, x.1.2 bad system, x.1.3 bad syntax, x.1.6 moved; x.1.10 RFC 7505 and Exchange.
    private bool IsAddressCode => status.Length > 2 && status[2..] is "1.1" or "1.2" or "1.3" or "1.6" or "1.10";

    // RFC 3463: x.1.7 and x.1.8 are about the sender's address, x.7 about what the sender may do.
    private bool IsSenderCode => status is [_, '.', '7', ..] or [_, '.', '1', '.', '7' or '8'];

    private bool IsUnknownForCertain =>
        IsAddressCode
        || stage == SmtpStage.Recipient
        || (stage == SmtpStage.RecipientByInference && status is not [_, '.', '2', ..]) // x.2: something about a mailbox that exists
        || (server.IsEmpty ? report : server).SaysAny(Phrases.CertainlyUnknown)
        || (reply is not "" && AnswerNamesAddress && report.SaysAny(Phrases.AddressNotFound));

    // An answer that names an address is about that address, not about the letter.
    private bool AnswerNamesAddress => server.IsEmpty || server.Text.Contains('@', StringComparison.Ordinal);

    private static string UnknownAs(string coded) => coded is Reasons.HostUnknown or Reasons.HasMoved ? coded : Reasons.UserUnknown;
}
