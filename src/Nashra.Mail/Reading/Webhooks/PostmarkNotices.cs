namespace Nashra.Mail.Reading.Webhooks;

/// <summary>Postmark: bounce, spam complaint, subscription change and delivery webhooks.</summary>
internal static class PostmarkNotices
{
    public static IEnumerable<MailReport> Read(Notice notice) => notice.Items.SelectMany(Event);

    private static IEnumerable<MailReport> Event(Notice notice) => notice["RecordType"].Text switch
    {
        "Bounce" => [Bounce(notice)],
        "SpamComplaint" => [Notice.Complaint(notice["Email"].Text, "abuse")],
        "SubscriptionChange" when notice["SuppressionReason"].Text is "SpamComplaint" => [Notice.Complaint(notice["Recipient"].Text, "abuse")],
        "SubscriptionChange" when notice["SuppressionReason"].Text is "ManualSuppression" => [Notice.Complaint(notice["Recipient"].Text, "opt-out")],
        "Delivery" => [Notice.Delivered(notice["Recipient"].Text, notice["Details"].Text)],
        _ => [],
    };

    private static MailReport Bounce(Notice notice)
    {
        var (recipient, words) = (notice["Email"].Text, Words(notice));
        return notice["Type"].Text switch
        {
            "SpamComplaint" => Notice.Complaint(recipient, "abuse"),
            "Unsubscribe" => Notice.Complaint(recipient, "opt-out"),
            "AutoResponder" => new MailReport(ReportKind.Reply, recipient, Status: "", Reasons.Vacation, Hard: false),
            "Subscribe" or "AddressChange" or "ChallengeVerification" or "OpenRelayTest" => new MailReport(ReportKind.Other, recipient, Status: "", Reasons.Undefined, Hard: false),
            "HardBounce" or "BadEmailAddress" => Notice.Refusal(recipient, "", words, isDelay: false, isDead: true),
            "Transient" or "SoftBounce" or "DnsError" => Notice.Refusal(recipient, words is "" ? "4.0.0" : "", words, isDelay: false, isDead: false),
            _ => Notice.Refusal(recipient, "", words, isDelay: false, isDead: false),
        };
    }

    // Details quotes the server ("smtp;550 5.1.1 …"); Description is Postmark's own sentence.
    private static string Words(Notice notice)
    {
        var details = notice["Details"].Text.Trim();
        details = details.StartsWith("smtp;", StringComparison.OrdinalIgnoreCase) ? details[5..].Trim() : details;
        return details is "" ? notice["Description"].Text : details;
    }
}
