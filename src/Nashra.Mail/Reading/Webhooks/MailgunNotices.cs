namespace Nashra.Mail.Reading.Webhooks;

/// <summary>Mailgun: the event-data of its webhooks.</summary>
internal static class MailgunNotices
{
    public static IEnumerable<MailReport> Read(Notice notice)
    {
        var data = notice["event-data"];
        var id = data["message"]["headers"]["message-id"].Text.Trim('<', '>');
        return Event(data).Select(report => report with { OriginalMessageId = id });
    }

    private static IEnumerable<MailReport> Event(Notice data)
    {
        var recipient = data["recipient"].Text;
        return data["event"].Text switch
        {
            "failed" => [Failure(data, recipient)],
            "complained" => [Notice.Complaint(recipient, "abuse")],
            "unsubscribed" => [Notice.Complaint(recipient, "opt-out")],
            "delivered" => [Notice.Delivered(recipient, data["delivery-status"]["message"].Text)],
            _ => [],
        };
    }

    private static MailReport Failure(Notice data, string recipient)
    {
        var answer = data["delivery-status"];
        var isPermanent = data["severity"].Text is not "temporary";
        var (reply, enhanced) = (answer["code"].Text, answer["enhanced-code"].Text);
        var words = $"{reply} {enhanced} {answer["message"].Text} {answer["description"].Text}".Trim();
        var status = enhanced is not "" ? enhanced : reply.StartsWith('4') || !isPermanent ? "4.0.0" : "";
        return Notice.Refusal(recipient, status, words, isDelay: !isPermanent, isDead: data["reason"].Text is "suppress-bounce");
    }
}
