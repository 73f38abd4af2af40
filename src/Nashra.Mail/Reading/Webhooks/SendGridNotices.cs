namespace Nashra.Mail.Reading.Webhooks;

/// <summary>SendGrid: the array of events of its event webhook.</summary>
internal static class SendGridNotices
{
    public static IEnumerable<MailReport> Read(Notice notice) =>
        notice.Items.SelectMany(item => Event(item).Select(report => report with { OriginalMessageId = item["smtp-id"].Text.Trim('<', '>') }));

    private static IEnumerable<MailReport> Event(Notice notice)
    {
        var recipient = notice["email"].Text;
        return notice["event"].Text switch
        {
            "bounce" or "blocked" => [Refusal(notice, recipient, isDelay: false)],
            "deferred" => [Refusal(notice, recipient, isDelay: true)],
            "dropped" => [Dropped(notice, recipient)],
            "spamreport" => [Notice.Complaint(recipient, "abuse")],
            "unsubscribe" or "group_unsubscribe" => [Notice.Complaint(recipient, "opt-out")],
            "delivered" => [Notice.Delivered(recipient, notice["response"].Text)],
            _ => [],
        };
    }

    private static MailReport Refusal(Notice notice, string recipient, bool isDelay)
    {
        var words = notice["reason"].Text is { Length: > 0 } reason ? reason : notice["response"].Text;
        var isDead = notice["bounce_classification"].Text.Equals("Invalid Address", StringComparison.OrdinalIgnoreCase);
        return Notice.Refusal(recipient, notice["status"].Text, words, isDelay, isDead);
    }

    // Never offered to a server: the service knows the address from before, or refuses the letter itself.
    private static MailReport Dropped(Notice notice, string recipient) => notice["reason"].Text switch
    {
        "Spam Reporting Address" => Notice.Complaint(recipient, "abuse"),
        "Unsubscribed Address" => Notice.Complaint(recipient, "opt-out"),
        "Bounced Address" or "Invalid" => Notice.Refusal(recipient, "5.0.0", "", isDelay: false, isDead: true),
        var other => Notice.Refusal(recipient, notice["status"].Text, other, isDelay: false, isDead: false),
    };
}
